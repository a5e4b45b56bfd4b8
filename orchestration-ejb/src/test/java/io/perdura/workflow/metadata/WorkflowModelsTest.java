package io.perdura.workflow.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.perdura.common.converter.DefaultDataConverter;
import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkflowModelsTest {

    @WorkflowInterface
    interface OrderWorkflow {
        @WorkflowMethod(name = "Order")
        String place(List<String> lines);

        @SignalMethod
        void approve(String who);

        @SignalMethod(name = "no", description = "refuses")
        void reject(String who, String why);

        @QueryMethod
        String status();

        default String help() {
            return "none";
        }
    }

    @WorkflowInterface
    interface Greeting {
        @WorkflowMethod
        void greet();
    }

    interface Holder<T> {
        @SignalMethod
        void put(List<T> values);

        @QueryMethod
        T last();
    }

    @WorkflowInterface
    interface NumberHolder extends Holder<Integer> {
        @WorkflowMethod
        void hold();
    }

    @WorkflowInterface
    interface Messages {
        @SignalMethod
        void ping();
    }

    @WorkflowInterface
    interface TwoWorkflows {
        @WorkflowMethod
        void one();

        @WorkflowMethod(name = "Other")
        void two();
    }

    @WorkflowInterface
    interface AnsweringSignal {
        @SignalMethod
        String ask();
    }

    @WorkflowInterface
    interface SilentQuery {
        @QueryMethod
        void look();
    }

    @WorkflowInterface
    interface SameSignalTwice {
        @SignalMethod(name = "go")
        void first();

        @SignalMethod(name = "go")
        void second();
    }

    @WorkflowInterface
    interface Forgotten {
        @WorkflowMethod
        void run();

        void what();
    }

    @WorkflowInterface
    interface TwoAnnotations {
        @SignalMethod
        @WorkflowMethod
        void both();
    }

    @WorkflowInterface
    interface Empty {}

    static class NumberHolderWorkflow implements NumberHolder, Messages {
        @Override
        public void hold() {}

        @Override
        public void put(List<Integer> values) {}

        @Override
        public Integer last() {
            return 0;
        }

        @Override
        public void ping() {}
    }

    static class Talker implements Messages {
        @Override
        public void ping() {}
    }

    @Test
    void names_come_from_annotations_or_from_the_code() {
        WorkflowInterfaceModel order = WorkflowInterfaceModel.of(OrderWorkflow.class);

        assertThat(order.workflowType()).isEqualTo("Order");
        assertThat(order.signals()).containsOnlyKeys("approve", "no");
        assertThat(order.signals().get("no").description()).isEqualTo("refuses");
        assertThat(order.queries()).containsOnlyKeys("status");
        assertThat(WorkflowInterfaceModel.of(Greeting.class).workflowType()).isEqualTo("Greeting");
        assertThat(WorkflowInterfaceModel.of(OrderWorkflow.class)).isSameAs(order);
    }

    @Test
    void a_proxy_finds_the_model_of_the_method_that_was_called() throws Exception {
        WorkflowInterfaceModel holder = WorkflowInterfaceModel.of(NumberHolder.class);

        assertThat(holder.find(Holder.class.getMethod("put", List.class)))
                .hasValueSatisfying(model -> assertThat(model.name()).isEqualTo("put"));
        assertThat(WorkflowInterfaceModel.of(OrderWorkflow.class).find(OrderWorkflow.class.getMethod("help")))
                .isEmpty();
    }

    @Test
    void type_variables_of_inherited_methods_are_resolved() {
        WorkflowInterfaceModel holder = WorkflowInterfaceModel.of(NumberHolder.class);
        var converter = DefaultDataConverter.newDefaultInstance();

        assertThat(holder.queries().get("last").signature().resultClass()).isEqualTo(Integer.class);
        assertThat(holder.signals()
                        .get("put")
                        .signature()
                        .decodeArguments(converter, converter.toPayloads(List.of(1, 2))))
                .containsExactly(List.of(1, 2));
        assertThat(holder.signals().get("put").signature().parameterTypes().get(0))
                .hasToString("java.util.List<java.lang.Integer>");
    }

    @Test
    void an_implementation_joins_its_interfaces() {
        WorkflowImplementationModel model = WorkflowImplementationModel.of(NumberHolderWorkflow.class);

        assertThat(model.workflowMethods()).containsOnlyKeys("NumberHolder");
        assertThat(model.signals()).containsOnlyKeys("put", "ping");
        assertThat(model.queries()).containsOnlyKeys("last");
        assertThat(model.interfaces())
                .extracting(WorkflowInterfaceModel::type)
                .containsExactly(NumberHolder.class, Messages.class);
    }

    @Test
    void an_interface_stands_for_implementations_that_a_factory_makes() {
        assertThat(WorkflowImplementationModel.of(OrderWorkflow.class).workflowMethods())
                .containsOnlyKeys("Order");
    }

    @Test
    void an_implementation_needs_a_workflow_method() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkflowImplementationModel.of(Talker.class))
                .withMessageContaining("Talker implements no @WorkflowMethod")
                .withMessageContaining("Messages");
    }

    @Test
    void messages_alone_can_not_be_started() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkflowInterfaceModel.of(Messages.class).workflowType())
                .withMessageContaining("Messages has no @WorkflowMethod, so it can't be started");
    }

    @Test
    void each_broken_rule_names_class_method_and_remedy() {
        refused(TwoWorkflows.class, "TwoWorkflows has more than one @WorkflowMethod", "keep one");
        refused(AnsweringSignal.class, "AnsweringSignal.ask returns java.lang.String", "return void");
        refused(SilentQuery.class, "SilentQuery.look returns void", "return the answer");
        refused(SameSignalTwice.class, "\"go\" is declared twice", "another name");
        refused(Forgotten.class, "Forgotten.what of a @WorkflowInterface has no annotation", "add @WorkflowMethod");
        refused(TwoAnnotations.class, "TwoAnnotations.both has more than one", "keep one");
        refused(Empty.class, "Empty has no @WorkflowMethod", "annotate its methods");
        refused(Runnable.class, "java.lang.Runnable has no @WorkflowInterface", "add it");
        refused(String.class, "java.lang.String is no interface", "@WorkflowInterface");
    }

    private static void refused(Class<?> type, String problem, String remedy) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkflowInterfaceModel.of(type))
                .withMessageContaining(problem)
                .withMessageContaining(remedy);
    }
}
