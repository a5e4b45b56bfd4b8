package io.perdura.engine.partition;

import io.perdura.engine.port.ExecutionFilter;
import io.perdura.engine.port.filter.Condition;
import io.perdura.engine.port.filter.Field;
import io.perdura.engine.port.filter.Field.BuiltIn;
import java.util.Locale;

/** Lists and counts leave out the engine's own workflows, unless a filter names them by type or id. */
final class OrdinaryRuns {

    private static final Condition ORDINARY =
            new Condition.Not(new Condition.StartsWith(BuiltIn.WORKFLOW_TYPE, SystemCode.PREFIX));

    private OrdinaryRuns() {}

    static ExecutionFilter of(ExecutionFilter filter) {
        Condition condition = filter.condition();
        if (namesSystem(condition)) {
            return filter;
        }
        return new ExecutionFilter(
                filter.text(), condition instanceof Condition.All ? ORDINARY : new Condition.And(condition, ORDINARY));
    }

    private static boolean namesSystem(Condition condition) {
        if (condition instanceof Condition.And and) {
            return namesSystem(and.left()) || namesSystem(and.right());
        }
        if (condition instanceof Condition.Or or) {
            return namesSystem(or.left()) || namesSystem(or.right());
        }
        if (condition instanceof Condition.Not not) {
            return namesSystem(not.condition());
        }
        if (condition instanceof Condition.Compare compare) {
            return compare.field() == BuiltIn.RUN_ID
                    || (named(compare.field()) && isSystem(String.valueOf(compare.value())));
        }
        return condition instanceof Condition.StartsWith starts && named(starts.field()) && isSystem(starts.prefix());
    }

    private static boolean named(Field field) {
        return field == BuiltIn.WORKFLOW_TYPE || field == BuiltIn.WORKFLOW_ID;
    }

    private static boolean isSystem(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith(SystemCode.PREFIX);
    }
}
