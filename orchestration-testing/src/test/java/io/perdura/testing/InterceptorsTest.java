package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.activity.ActivityExecutionContext;
import io.perdura.activity.ActivityInterface;
import io.perdura.activity.LocalActivityOptions;
import io.perdura.client.UpdateOptions;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowClientOptions;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowStub;
import io.perdura.client.WorkflowUpdateException;
import io.perdura.client.WorkflowUpdateHandle;
import io.perdura.client.WorkflowUpdateStage;
import io.perdura.common.Payload;
import io.perdura.common.SearchAttributeKey;
import io.perdura.common.SearchAttributeUpdate;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.common.WorkflowIdConflictPolicy;
import io.perdura.common.context.ContextPropagator;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.DefaultDataConverter;
import io.perdura.common.interceptors.ActivityInboundCallsInterceptor;
import io.perdura.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.perdura.common.interceptors.Header;
import io.perdura.common.interceptors.WorkerInterceptor;
import io.perdura.common.interceptors.WorkerInterceptorBase;
import io.perdura.common.interceptors.WorkflowClientCallsInterceptor;
import io.perdura.common.interceptors.WorkflowClientCallsInterceptorBase;
import io.perdura.common.interceptors.WorkflowClientInterceptorBase;
import io.perdura.common.interceptors.WorkflowInboundCallsInterceptor;
import io.perdura.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import io.perdura.worker.Worker;
import io.perdura.worker.WorkerFactoryOptions;
import io.perdura.workflow.Async;
import io.perdura.workflow.Promise;
import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.TimerOptions;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Code around workflows and activities, and context that travels. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
@SuppressWarnings("SameNameButDifferent") // each kind of interceptor has its own inputs and outputs
class InterceptorsTest {

    private static final List<String> LOG = new CopyOnWriteArrayList<>();

    private final TestWorkflowEnvironment env;

    InterceptorsTest(int cachedRuns) {
        LOG.clear();
        Tenant.CURRENT.remove();
        env = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setContextPropagators(List.of(new Tenant()))
                        .setInterceptors(new Watching())
                        .build())
                .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new Logging())
                        .setWorkflowCacheSize(cachedRuns)
                        .build())
                .build());
        Worker worker = env.newWorker("q");
        worker.registerWorkflowImplementationTypes(Calling.class, Called.class);
        worker.registerActivitiesImplementations(new Echo());
        env.start();
    }

    @AfterEach
    void close() {
        env.close();
        Tenant.CURRENT.remove();
    }

    private Caller start() {
        Caller stub = env.getWorkflowClient()
                .newWorkflowStub(
                        Caller.class,
                        WorkflowOptions.newBuilder().setTaskQueue("q").build());
        WorkflowClient.start(stub::call, "x");
        return stub;
    }

    @Test
    void givenAnInterceptor_thenItSeesAndChangesWhatComesAndWhatIsAskedFor() {
        Caller stub = start();
        assertThat(stub.state()).isEqualTo("intercepted waiting");
        stub.go("now");
        String result = WorkflowStub.fromTyped(stub).getResult(String.class);
        assertThat(result).startsWith("seen: <echo changed x | echo local | child of | ");
        assertThat(LOG)
                .contains(
                        "execute x",
                        "signal go now",
                        "query state",
                        "activity Echo",
                        "attempt Echo",
                        "local Echo",
                        "child Child",
                        "signal external tell",
                        "timer PT1H",
                        "version change",
                        "side effect",
                        "execute child",
                        "memo {note=called}",
                        "attribute Text",
                        "timer for a breath")
                .anyMatch(line -> line.matches("scheduled \\d+"));
    }

    @Test
    void givenAContext_thenItTravelsToWorkflowsActivitiesChildrenAndSignals() {
        Tenant.CURRENT.set("acme");
        Caller stub = start();
        Tenant.CURRENT.set("other");
        stub.go("now");
        Tenant.CURRENT.remove();
        String result = WorkflowStub.fromTyped(stub).getResult(String.class);
        assertThat(result)
                .contains("workflow acme")
                .contains("activity acme")
                .contains("async acme")
                .contains("child acme");
        assertThat(Tenant.CURRENT.get()).isNull();
    }

    @Test
    void givenAClientInterceptor_thenItSeesAndChangesCalls() {
        Caller stub = start();
        stub.state();
        stub.go("now");
        assertThat(WorkflowStub.fromTyped(stub).getResult(String.class)).startsWith("seen: <echo");
        assertThat(LOG).contains("client start Caller x", "client query state", "client signal go", "client result");
    }

    @Test
    void givenAClientInterceptor_thenItSeesUpdatesAndSignalsWithStart() {
        Caller stub = env.getWorkflowClient()
                .newWorkflowStub(
                        Caller.class,
                        WorkflowOptions.newBuilder().setTaskQueue("q").build());
        WorkflowStub untyped = WorkflowStub.fromTyped(stub);
        untyped.signalWithStart("go", new Object[] {"now"}, new Object[] {"x"});
        assertThatThrownBy(() -> untyped.update("none", String.class, "a")).isInstanceOf(WorkflowUpdateException.class);
        assertThatThrownBy(() -> untyped.startUpdate("nobody", WorkflowUpdateStage.ACCEPTED, String.class, "b")
                        .getResult())
                .isInstanceOf(WorkflowUpdateException.class);
        assertThat(LOG)
                .contains("client signal go with start of Caller", "client update none a", "client update nobody b");
    }

    @Test
    void givenAClientInterceptor_thenItSeesListsCountsDescriptionsAndUpdatesWithStart() {
        WorkflowClient client = env.getWorkflowClient();
        WorkflowStub stub = client.newUntypedWorkflowStub(
                "Caller",
                WorkflowOptions.newBuilder()
                        .setTaskQueue("q")
                        .setWorkflowId("with-start")
                        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                        .build());
        assertThatThrownBy(() -> stub.executeUpdateWithStart(
                        UpdateOptions.newBuilder(String.class)
                                .setUpdateName("none")
                                .build(),
                        new Object[] {"a"},
                        new Object[] {"x"}))
                .isInstanceOf(WorkflowUpdateException.class);
        assertThat(stub.describe().getStatus()).isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
        assertThat(client.listExecutions("WorkflowId = 'with-start'")).hasSize(1);
        assertThat(client.countWorkflows("WorkflowId = 'with-start'").getCount())
                .isEqualTo(1);
        assertThat(LOG)
                .contains(
                        "client update none with start of Caller",
                        "client describe with-start",
                        "client list WorkflowId = 'with-start'",
                        "client count WorkflowId = 'with-start'");
    }

    /** Writes down the calls of the client. */
    static final class Watching extends WorkflowClientInterceptorBase {
        @Override
        public WorkflowClientCallsInterceptor workflowClientCallsInterceptor(WorkflowClientCallsInterceptor next) {
            return new WorkflowClientCallsInterceptorBase(next) {
                @Override
                public WorkflowStartOutput start(WorkflowStartInput input) {
                    note("client start " + input.getWorkflowType() + " " + input.getArguments()[0]);
                    return super.start(input);
                }

                @Override
                public WorkflowSignalOutput signal(WorkflowSignalInput input) {
                    note("client signal " + input.getSignalName());
                    return super.signal(input);
                }

                @Override
                public WorkflowSignalWithStartOutput signalWithStart(WorkflowSignalWithStartInput input) {
                    note("client signal " + input.getSignalName() + " with start of "
                            + input.getWorkflowStartInput().getWorkflowType());
                    return super.signalWithStart(input);
                }

                @Override
                public <R> WorkflowUpdateWithStartOutput<R> updateWithStart(WorkflowUpdateWithStartInput<R> input) {
                    note("client update " + input.getStartUpdateInput().getUpdateName() + " with start of "
                            + input.getWorkflowStartInput().getWorkflowType());
                    return super.updateWithStart(input);
                }

                @Override
                public DescribeWorkflowOutput describe(DescribeWorkflowInput input) {
                    note("client describe " + input.getWorkflowExecution().getWorkflowId());
                    return super.describe(input);
                }

                @Override
                public ListWorkflowExecutionsOutput listWorkflowExecutions(ListWorkflowExecutionsInput input) {
                    note("client list " + input.getQuery());
                    return super.listWorkflowExecutions(input);
                }

                @Override
                public CountWorkflowOutput countWorkflows(CountWorkflowsInput input) {
                    note("client count " + input.getQuery());
                    return super.countWorkflows(input);
                }

                @Override
                public <R> WorkflowUpdateHandle<R> startUpdate(StartUpdateInput<R> input) {
                    note("client update " + input.getUpdateName() + " " + input.getArguments()[0]);
                    return super.startUpdate(input);
                }

                @Override
                public <R> QueryOutput<R> query(QueryInput<R> input) {
                    note("client query " + input.getQueryType());
                    return super.query(input);
                }

                @Override
                @SuppressWarnings("unchecked")
                public <R> GetResultOutput<R> getResult(GetResultInput<R> input) throws TimeoutException {
                    note("client result");
                    return new GetResultOutput<>(
                            (R) ("seen: " + super.getResult(input).getResult()));
                }
            };
        }
    }

    /** A name that belongs to a thread. */
    static final class Tenant implements ContextPropagator {
        static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

        private static final DataConverter JSON = DefaultDataConverter.newDefaultInstance();

        @Override
        public String getName() {
            return "tenant";
        }

        @Override
        public Map<String, Payload> serializeContext(Object context) {
            return context == null ? Map.of() : Map.of("tenant", JSON.encode(context));
        }

        @Override
        public Object deserializeContext(Map<String, Payload> header) {
            Payload tenant = header.get("tenant");
            return tenant == null ? null : JSON.fromPayload(tenant, String.class, String.class);
        }

        @Override
        public Object getCurrentContext() {
            return CURRENT.get();
        }

        @Override
        public void setCurrentContext(Object context) {
            if (context == null) {
                CURRENT.remove();
            } else {
                CURRENT.set((String) context);
            }
        }
    }

    /** Writes down every call once, and changes some. */
    static final class Logging extends WorkerInterceptorBase implements WorkerInterceptor {

        @Override
        public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
            return new WorkflowInboundCallsInterceptorBase(next) {
                @Override
                public void init(WorkflowOutboundCallsInterceptor outbound) {
                    super.init(new Outgoing(outbound));
                }

                @Override
                public WorkflowOutput execute(WorkflowInput input) {
                    note("execute " + input.getArguments()[0]);
                    return new WorkflowOutput("<" + super.execute(input).getResult());
                }

                @Override
                public void handleSignal(SignalInput input) {
                    note("signal " + input.getSignalName() + " " + input.getArguments()[0]);
                    super.handleSignal(input);
                }

                @Override
                public QueryOutput handleQuery(QueryInput input) {
                    note("query " + input.getQueryName());
                    return new QueryOutput(
                            "intercepted " + super.handleQuery(input).getResult());
                }
            };
        }

        @Override
        public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
            return new ActivityInboundCallsInterceptorBase(next) {
                private String type = "";

                @Override
                public void init(ActivityExecutionContext context) {
                    type = context.getInfo().getActivityType();
                    super.init(context);
                }

                @Override
                public ActivityOutput execute(ActivityInput input) {
                    note("attempt " + type);
                    return super.execute(input);
                }
            };
        }
    }

    private static void note(String what) {
        LOG.add(what);
    }

    static final class Outgoing extends WorkflowOutboundCallsInterceptorBase {
        Outgoing(WorkflowOutboundCallsInterceptor next) {
            super(next);
        }

        @Override
        public <R> ActivityOutput<R> executeActivity(ActivityInput<R> input) {
            note("activity " + input.getActivityName());
            ActivityOutput<R> called = super.executeActivity(new ActivityInput<>(
                    input.getActivityName(),
                    input.getResultClass(),
                    input.getResultType(),
                    new Object[] {"changed " + input.getArgs()[0]},
                    input.getOptions(),
                    new Header(input.getHeader().getValues())));
            note("scheduled " + called.getActivityId());
            return called;
        }

        @Override
        public void upsertMemo(Map<String, Object> memo) {
            note("memo " + memo);
            super.upsertMemo(memo);
        }

        @Override
        public void upsertTypedSearchAttributes(SearchAttributeUpdate<?>... updates) {
            note("attribute " + updates[0].getKey().getName());
            super.upsertTypedSearchAttributes(updates);
        }

        @Override
        public Promise<Void> newTimer(Duration duration, TimerOptions options) {
            note("timer for " + options.getSummary());
            return super.newTimer(duration, options);
        }

        @Override
        public <R> LocalActivityOutput<R> executeLocalActivity(LocalActivityInput<R> input) {
            note("local " + input.getActivityName());
            return super.executeLocalActivity(input);
        }

        @Override
        public <R> ChildWorkflowOutput<R> executeChildWorkflow(ChildWorkflowInput<R> input) {
            note("child " + input.getWorkflowType());
            return super.executeChildWorkflow(input);
        }

        @Override
        public SignalExternalOutput signalExternalWorkflow(SignalExternalInput input) {
            note("signal external " + input.getSignalName());
            return super.signalExternalWorkflow(input);
        }

        @Override
        public void sleep(Duration duration) {
            note("timer " + duration);
            super.sleep(duration);
        }

        @Override
        public int getVersion(String changeId, int minSupported, int maxSupported) {
            note("version " + changeId);
            return super.getVersion(changeId, minSupported, maxSupported);
        }

        @Override
        public <R> R sideEffect(
                Class<R> resultClass, java.lang.reflect.Type resultType, io.perdura.workflow.Functions.Func<R> func) {
            note("side effect");
            return super.sideEffect(resultClass, resultType, func);
        }
    }

    @ActivityInterface
    public interface Echoing {
        String echo(String text);

        String tenant();
    }

    static final class Echo implements Echoing {
        @Override
        public String echo(String text) {
            return "echo " + text;
        }

        @Override
        public String tenant() {
            return "activity " + Tenant.CURRENT.get();
        }
    }

    @WorkflowInterface
    public interface Caller {
        @WorkflowMethod
        String call(String text);

        @SignalMethod
        void go(String text);

        @QueryMethod
        String state();
    }

    public static class Calling implements Caller {
        private final Echoing echo = Workflow.newActivityStub(Echoing.class);
        private final Echoing local = Workflow.newLocalActivityStub(
                Echoing.class,
                LocalActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofSeconds(5))
                        .build());
        private boolean gone;

        @Override
        public String call(String text) {
            Workflow.await(() -> gone);
            Child child = Workflow.newChildWorkflowStub(Child.class);
            var childResult = Async.function(child::run, "child");
            Workflow.getWorkflowExecution(child).get();
            child.tell("done");
            Workflow.getVersion("change", Workflow.DEFAULT_VERSION, 1);
            Workflow.sideEffect(Integer.class, () -> 1);
            Workflow.upsertMemo(Map.of("note", "called"));
            Workflow.upsertTypedSearchAttributes(
                    SearchAttributeKey.forKeyword("Text").valueSet(text));
            Workflow.newTimer(
                            Duration.ofSeconds(1),
                            TimerOptions.newBuilder().setSummary("a breath").build())
                    .get();
            Workflow.sleep(Duration.ofHours(1));
            String async = Async.function(() -> "async " + Tenant.CURRENT.get()).get();
            return echo.echo(text) + " | " + local.echo("local") + " | child of | " + "workflow " + Tenant.CURRENT.get()
                    + " " + local.tenant() + " " + async + " " + childResult.get();
        }

        @Override
        public void go(String text) {
            gone = true;
        }

        @Override
        public String state() {
            return "waiting";
        }
    }

    @WorkflowInterface
    public interface Child {
        @WorkflowMethod
        String run(String text);

        @SignalMethod
        void tell(String text);
    }

    public static class Called implements Child {
        private boolean told;

        @Override
        public String run(String text) {
            Workflow.await(() -> told);
            return "child " + Tenant.CURRENT.get();
        }

        @Override
        public void tell(String text) {
            told = true;
        }
    }
}
