package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.activity.Activity;
import io.perdura.activity.ActivityInterface;
import io.perdura.activity.ActivityMethod;
import io.perdura.activity.ActivityOptions;
import io.perdura.activity.DynamicActivity;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowQueryException;
import io.perdura.client.WorkflowStub;
import io.perdura.common.WorkflowExecutionHistory;
import io.perdura.common.converter.EncodedValues;
import io.perdura.workflow.ActivityStub;
import io.perdura.workflow.DynamicQueryHandler;
import io.perdura.workflow.DynamicSignalHandler;
import io.perdura.workflow.DynamicWorkflow;
import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInit;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Code that is told its names at run time, constructors with arguments, inherited interfaces, values that change. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class DynamicTest extends Kit {

    DynamicTest(int cachedRuns) {
        super(cachedRuns);
    }

    @Test
    void givenADynamicWorkflowAndActivity_thenTheyRunAnyType() {
        run(new AnyActivity(), AnyWorkflow.class);
        WorkflowStub stub = client.newUntypedWorkflowStub("Greeting", options().build());
        stub.start("Hello", "World");
        stub.signal("greeter", "Ann");
        assertThat(stub.query("status", String.class, "now")).isEqualTo("status now of Greeting");
        stub.signal("greeter", "Bob");
        assertThat(stub.getResult(String.class))
                .isEqualTo("Greeting: Compose(Hello, World) by [greeter Ann, greeter Bob]");
    }

    @Test
    void givenTheHistoryOfADynamicWorkflow_thenItsClassReplaysIt() throws Exception {
        run(new AnyActivity(), AnyWorkflow.class);
        WorkflowStub stub = client.newUntypedWorkflowStub("Greeting", options().build());
        stub.start("Hello", "World");
        stub.signal("greeter", "Ann");
        stub.signal("greeter", "Bob");
        stub.getResult(String.class);
        WorkflowExecutionHistory history =
                client.fetchHistory(stub.getExecution().getWorkflowId());

        WorkflowReplayer.replayWorkflowExecution(history, AnyWorkflow.class);
        assertThatThrownBy(() -> WorkflowReplayer.replayWorkflowExecution(history, Listening.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Greeting");
    }

    @Test
    void givenAListener_thenSignalsThatCameBeforeAreHandedOver() {
        run(Listening.class);
        Late workflow = stub(Late.class);
        WorkflowClient.start(workflow::listen);
        WorkflowStub untyped = WorkflowStub.fromTyped(workflow);
        untyped.signal("note", "early");
        assertThatThrownBy(() -> untyped.query("notes", String.class)).isInstanceOf(WorkflowQueryException.class);
        env.sleep(Duration.ofHours(2));
        untyped.signal("note", "late");
        assertThat(untyped.query("notes", String.class)).isEqualTo("[early, late]");
        assertThat(result(workflow)).isEqualTo("[early, late]");
    }

    @Test
    void givenAnInitConstructor_thenItGetsTheArgumentsBeforeAnySignal() {
        run(Initialized.class);
        Init workflow = stub(Init.class);
        WorkflowClient.start(workflow::run, "base", List.of(1, 2));
        workflow.add(" signalled");
        assertThat(result(workflow)).isEqualTo("base[1, 2] signalled base");
    }

    @Test
    void givenAnInitConstructorWithOtherParameters_thenTheRegistrationSaysSo() {
        assertThatThrownBy(() -> worker.registerWorkflowImplementationTypes(WrongInit.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("@WorkflowInit")
                .hasMessageContaining("WrongInit");
    }

    @Test
    void givenAMutableSideEffect_thenOnlyChangesAreRecorded() {
        Configured.READS.set(0);
        run(Configured.class);
        Init workflow = stub(Init.class);
        WorkflowClient.start(workflow::run, "", List.of());
        assertThat(result(workflow)).isEqualTo("[1, 1, 1, 4, 4, 4]");
        assertThat(env.getDiagnostics().split("MutableSideEffectRecorded\\[", -1))
                .hasSize(3);
        assertThat(Configured.READS.get()).isEqualTo(6);
    }

    @Test
    void givenInheritedInterfaces_thenTheirMethodsBelongToTheSubtypes() {
        worker.registerActivitiesImplementations(new Byes());
        run(new PolyActivities(), Polymorphic.class);
        PolyWorkflow workflow = stub(PolyWorkflow.class);
        WorkflowClient.start(workflow::run);
        WorkflowStub.fromTyped(workflow).signal("rename", "x");
        assertThat(workflow.name()).isEqualTo("x");
        assertThat(result(workflow)).isEqualTo("Hello x. Bye x. Custom [1, 2]");
    }

    public static class AnyWorkflow implements DynamicWorkflow {
        private final List<String> signals = new ArrayList<>();

        @Override
        public Object execute(EncodedValues args) {
            Workflow.registerListener(
                    (DynamicSignalHandler) (name, given) -> signals.add(name + " " + given.get(0, String.class)));
            Workflow.registerListener((DynamicQueryHandler) (name, given) -> name + " " + given.get(String.class)
                    + " of " + Workflow.getInfo().getWorkflowType());
            Workflow.await(() -> signals.size() == 2);
            ActivityStub activities = Workflow.newUntypedActivityStub(ActivityOptions.newBuilder()
                    .setStartToCloseTimeout(Duration.ofSeconds(10))
                    .build());
            return Workflow.getInfo().getWorkflowType() + ": "
                    + activities.execute("Compose", String.class, args.get(0, String.class), args.get(1, String.class))
                    + " by " + signals;
        }
    }

    public static class AnyActivity implements DynamicActivity {
        @Override
        public Object execute(EncodedValues args) {
            return Activity.getExecutionContext().getInfo().getActivityType() + "(" + args.get(0, String.class) + ", "
                    + args.get(1, String.class) + ")";
        }
    }

    @WorkflowInterface
    public interface Late {
        @WorkflowMethod
        String listen();
    }

    @WorkflowInterface
    public interface Notes {
        @SignalMethod
        void note(String text);

        @QueryMethod
        String notes();
    }

    public static class Listening implements Late {
        @Override
        public String listen() {
            Workflow.sleep(Duration.ofHours(1));
            List<String> taken = new ArrayList<>();
            Workflow.registerListener(new Notes() {
                @Override
                public void note(String text) {
                    taken.add(text);
                }

                @Override
                public String notes() {
                    return taken.toString();
                }
            });
            Workflow.await(() -> taken.size() == 2);
            return taken.toString();
        }
    }

    @WorkflowInterface
    public interface Init {
        @WorkflowMethod
        String run(String base, List<Integer> numbers);

        @SignalMethod
        void add(String text);
    }

    public static class Initialized implements Init {
        private String text;

        @WorkflowInit
        public Initialized(String base, List<Integer> numbers) {
            text = base + numbers;
        }

        @Override
        public void add(String more) {
            text += more;
        }

        @Override
        public String run(String base, List<Integer> numbers) {
            Workflow.await(() -> text.contains("signalled"));
            return text + " " + base;
        }
    }

    public static class WrongInit implements Init {
        @WorkflowInit
        public WrongInit(String base) {}

        @Override
        public void add(String more) {}

        @Override
        public String run(String base, List<Integer> numbers) {
            return base;
        }
    }

    public static class Configured implements Init {
        static final AtomicInteger READS = new AtomicInteger();

        @Override
        public void add(String text) {}

        @Override
        public String run(String base, List<Integer> numbers) {
            List<Integer> seen = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                seen.add(Workflow.mutableSideEffect(
                        "limit", Integer.class, (before, now) -> now - before >= 3, READS::incrementAndGet));
                if (i % 2 == 1) {
                    Workflow.sleep(Duration.ofHours(1));
                }
            }
            return seen.toString();
        }
    }

    public interface Named {
        @SignalMethod
        void rename(String name);

        @QueryMethod
        String name();
    }

    @WorkflowInterface
    public interface PolyWorkflow extends Named {
        @WorkflowMethod(name = "poly")
        String run();
    }

    public static class Polymorphic implements PolyWorkflow {
        private String name = "";
        private final Hello hello = Workflow.newActivityStub(Hello.class);
        private final Bye bye = Workflow.newActivityStub(Bye.class);

        @Override
        public void rename(String newName) {
            name = newName;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String run() {
            Workflow.await(() -> !name.isEmpty());
            return hello.greet(name) + " " + bye.greet(name) + " "
                    + Workflow.newUntypedActivityStub(ActivityOptions.newBuilder()
                                    .setStartToCloseTimeout(Duration.ofSeconds(10))
                                    .build())
                            .execute("customName", String.class, List.of(1, 2));
        }
    }

    public interface Greets<T> {
        T greet(T name);
    }

    @ActivityInterface(namePrefix = "Hello_")
    public interface Hello extends Greets<String> {
        @ActivityMethod(name = "customName")
        String custom(List<Integer> numbers);
    }

    @ActivityInterface(namePrefix = "Bye_")
    public interface Bye extends Greets<String> {}

    /** Objects that share an interface are different activity types by their prefixes. */
    public static class PolyActivities implements Hello {
        @Override
        public String greet(String name) {
            return "Hello " + name + ".";
        }

        @Override
        public String custom(List<Integer> numbers) {
            return "Custom " + numbers;
        }
    }

    public static class Byes implements Bye {
        @Override
        public String greet(String name) {
            return "Bye " + name + ".";
        }
    }
}
