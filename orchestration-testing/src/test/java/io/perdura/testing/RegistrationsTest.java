package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowStub;
import io.perdura.common.converter.EncodedValues;
import io.perdura.common.interceptors.WorkerInterceptorBase;
import io.perdura.common.interceptors.WorkflowInboundCallsInterceptor;
import io.perdura.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import io.perdura.worker.Worker;
import io.perdura.worker.WorkerFactoryOptions;
import io.perdura.workflow.DynamicSignalHandler;
import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.UpdateMethod;
import io.perdura.workflow.UpdateValidatorMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Interceptors hear which messages a workflow and its listeners take, and may put something around what takes them. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class RegistrationsTest {

    private static final List<String> HEARD = new CopyOnWriteArrayList<>();

    private final TestWorkflowEnvironment env;

    RegistrationsTest(int cachedRuns) {
        HEARD.clear();
        env = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new Hearing())
                        .setWorkflowCacheSize(cachedRuns)
                        .build())
                .build());
        Worker worker = env.newWorker("q");
        worker.registerWorkflowImplementationTypes(Collecting.class);
        env.start();
    }

    @AfterEach
    void close() {
        env.close();
    }

    @Test
    void an_interceptor_hears_of_messages_and_goes_around_what_takes_them() {
        Collect stub = env.getWorkflowClient()
                .newWorkflowStub(
                        Collect.class,
                        WorkflowOptions.newBuilder().setTaskQueue("q").build());
        WorkflowClient.start(stub::collect);
        WorkflowStub untyped = WorkflowStub.fromTyped(stub);

        stub.add("a");
        untyped.signal("extra", "b");
        untyped.signal("unheard", "c");
        assertThat(stub.put("d")).isEqualTo("<put d>");
        assertThat(stub.state()).isEqualTo("<[<a>, <b>, any <c>, d]>");
        untyped.signal("end");

        assertThat(untyped.getResult(String.class)).isEqualTo("done");
        assertThat(HEARD)
                .contains(
                        "signals [add]",
                        "query state [class java.lang.String]",
                        "updates [put] WARN_AND_ABANDON",
                        "signals [end, extra]",
                        "any signal",
                        "validated d");
    }

    @WorkflowInterface
    public interface Collect {
        @WorkflowMethod
        String collect();

        @SignalMethod
        void add(String what);

        @QueryMethod
        String state();

        @UpdateMethod
        String put(String what);

        @UpdateValidatorMethod(updateName = "put")
        void check(String what);
    }

    public interface Extra {
        @SignalMethod
        void extra(String what);

        @SignalMethod
        void end();
    }

    public static class Collecting implements Collect {
        private final List<String> all = new ArrayList<>();
        private boolean over;

        @Override
        public String collect() {
            Workflow.registerListener(new Extra() {
                @Override
                public void extra(String what) {
                    add(what);
                }

                @Override
                public void end() {
                    over = true;
                }
            });
            Workflow.registerListener(
                    (DynamicSignalHandler) (name, given) -> all.add(String.valueOf(given.get(0, String.class))));
            Workflow.await(() -> over);
            return Workflow.getInstance() == this ? "done" : "another object";
        }

        @Override
        public void add(String what) {
            all.add(what);
        }

        @Override
        public String state() {
            return all.toString();
        }

        @Override
        public String put(String what) {
            all.add(what);
            return "put " + what;
        }

        @Override
        public void check(String what) {}
    }

    static final class Hearing extends WorkerInterceptorBase {
        @Override
        public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
            return new WorkflowInboundCallsInterceptorBase(next) {
                @Override
                public void init(WorkflowOutboundCallsInterceptor outboundCalls) {
                    super.init(new Around(outboundCalls));
                }
            };
        }
    }

    static final class Around extends WorkflowOutboundCallsInterceptorBase {
        Around(WorkflowOutboundCallsInterceptor next) {
            super(next);
        }

        private static @Nullable Object[] marked(@Nullable Object[] given) {
            return given.length == 0 ? given : new Object[] {"<" + given[0] + ">"};
        }

        @Override
        public void registerSignalHandlers(RegisterSignalHandlersInput input) {
            HEARD.add("signals "
                    + input.getRequests().stream()
                            .map(SignalRegistrationRequest::getSignalType)
                            .sorted()
                            .toList());
            super.registerSignalHandlers(new RegisterSignalHandlersInput(input.getRequests().stream()
                    .map(request -> new SignalRegistrationRequest(
                            request.getSignalType(),
                            request.getDescription(),
                            request.getUnfinishedPolicy(),
                            request.getArgTypes(),
                            request.getGenericArgTypes(),
                            given -> request.getCallback().apply(marked(given))))
                    .toList()));
        }

        @Override
        public void registerQuery(RegisterQueryInput input) {
            HEARD.add("query " + input.getQueryType() + " [" + String.class + "]");
            super.registerQuery(new RegisterQueryInput(
                    input.getQueryType(),
                    input.getDescription(),
                    input.getArgTypes(),
                    input.getGenericArgTypes(),
                    given -> "<" + input.getCallback().apply(given) + ">"));
        }

        @Override
        public void registerUpdateHandlers(RegisterUpdateHandlersInput input) {
            UpdateRegistrationRequest put = input.getRequests().get(0);
            HEARD.add("updates [" + put.getUpdateName() + "] " + put.getUnfinishedPolicy());
            super.registerUpdateHandlers(new RegisterUpdateHandlersInput(List.of(new UpdateRegistrationRequest(
                    put.getUpdateName(),
                    put.getDescription(),
                    put.getUnfinishedPolicy(),
                    put.getArgTypes(),
                    put.getGenericArgTypes(),
                    given -> HEARD.add("validated " + given[0]),
                    given -> "<" + put.getExecuteCallback().apply(given) + ">"))));
        }

        @Override
        public void registerDynamicSignalHandler(RegisterDynamicSignalHandlerInput input) {
            HEARD.add("any signal");
            super.registerDynamicSignalHandler(new RegisterDynamicSignalHandlerInput((name, given) ->
                    input.getHandler().handle(name, EncodedValues.of("any <" + given.get(0, String.class) + ">"))));
        }
    }
}
