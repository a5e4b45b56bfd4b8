package io.perdura.it.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.activity.Activity;
import io.perdura.activity.ActivityInterface;
import io.perdura.activity.ActivityOptions;
import io.perdura.activity.DynamicActivity;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowStub;
import io.perdura.common.converter.EncodedValues;
import io.perdura.workflow.DynamicQueryHandler;
import io.perdura.workflow.DynamicSignalHandler;
import io.perdura.workflow.DynamicWorkflow;
import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names that are known at run time only, and interfaces that inherit from others. */
public interface DynamicCases extends Cases {

    @Test
    default void hello_dynamic() {
        WorkflowStub stub = client().newUntypedWorkflowStub(
                        "CaseThatNobodyImplements", Cases.named().build());
        stub.start("Hello", "World");
        stub.signal("greeter", "Ann");
        assertThat(stub.query("status", String.class, "now")).isEqualTo("status now of CaseThatNobodyImplements");
        stub.signal("greeter", "Bob");
        assertThat(Cases.result(stub)).isEqualTo("Compose(Hello, World) by [greeter Ann, greeter Bob]");
    }

    @Test
    default void hello_polymorphic_activity() {
        Polymorphic stub = stub(Polymorphic.class);
        WorkflowClient.start(stub::greet);
        stub.rename("Ann");
        assertThat(stub.name()).isEqualTo("Ann");
        assertThat(Cases.result(stub)).isEqualTo("Hello Ann. Bye Ann.");
    }

    class AnyWorkflow implements DynamicWorkflow {

        private final List<String> signals = new ArrayList<>();

        @Override
        public Object execute(EncodedValues arguments) {
            Workflow.registerListener(
                    (DynamicSignalHandler) (name, given) -> signals.add(name + " " + given.get(0, String.class)));
            Workflow.registerListener((DynamicQueryHandler) (name, given) -> name + " " + given.get(String.class)
                    + " of " + Workflow.getInfo().getWorkflowType());
            Workflow.await(() -> signals.size() == 2);
            String composed = Workflow.newUntypedActivityStub(ActivityOptions.newBuilder()
                            .setStartToCloseTimeout(Duration.ofSeconds(10))
                            .build())
                    .execute("Compose", String.class, arguments.get(0, String.class), arguments.get(1, String.class));
            return composed + " by " + signals;
        }
    }

    @ApplicationScoped
    class AnyActivity implements DynamicActivity {
        @Override
        public Object execute(EncodedValues arguments) {
            return Activity.getExecutionContext().getInfo().getActivityType() + "(" + arguments.get(0, String.class)
                    + ", " + arguments.get(1, String.class) + ")";
        }
    }

    interface Named {
        @SignalMethod
        void rename(String name);

        @QueryMethod
        String name();
    }

    @WorkflowInterface
    interface Polymorphic extends Named {
        @WorkflowMethod(name = "CaseOfManyShapes")
        String greet();
    }

    class Shaped implements Polymorphic {

        private final Hello hello = Workflow.newActivityStub(Hello.class);
        private final Bye bye = Workflow.newActivityStub(Bye.class);
        private String name = "";

        @Override
        public void rename(String newName) {
            name = newName;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String greet() {
            Workflow.await(() -> !name.isEmpty());
            return hello.greet(name) + " " + bye.greet(name);
        }
    }

    /** What both have; each gives it a name of its own. */
    interface Greets<T> {
        T greet(T name);
    }

    @ActivityInterface(namePrefix = "CaseHello_")
    interface Hello extends Greets<String> {}

    @ActivityInterface(namePrefix = "CaseBye_")
    interface Bye extends Greets<String> {}

    @ApplicationScoped
    class Hellos implements Hello {
        @Override
        public String greet(String name) {
            return "Hello " + name + ".";
        }
    }

    @ApplicationScoped
    class Byes implements Bye {
        @Override
        public String greet(String name) {
            return "Bye " + name + ".";
        }
    }
}
