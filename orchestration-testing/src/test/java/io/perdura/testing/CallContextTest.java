package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.activity.ActivityInterface;
import io.perdura.activity.ActivityOptions;
import io.perdura.client.WorkflowClientOptions;
import io.perdura.client.WorkflowOptions;
import io.perdura.common.Payload;
import io.perdura.common.SearchAttributeKey;
import io.perdura.common.SearchAttributeUpdate;
import io.perdura.common.context.ContextPropagator;
import io.perdura.common.converter.GlobalDataConverter;
import io.perdura.common.interceptors.WorkerInterceptorBase;
import io.perdura.common.interceptors.WorkflowInboundCallsInterceptor;
import io.perdura.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import io.perdura.worker.Worker;
import io.perdura.worker.WorkerFactoryOptions;
import io.perdura.workflow.Promise;
import io.perdura.workflow.TimerOptions;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Context that the options of one call carry, and what interceptors see of what a run shows. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class CallContextTest {

    private static final List<String> SEEN = new CopyOnWriteArrayList<>();
    private static final ThreadLocal<String> USER = new ThreadLocal<>();

    private final TestWorkflowEnvironment env;

    CallContextTest(int cachedRuns) {
        SEEN.clear();
        env = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setContextPropagators(List.of(new User("user")))
                        .build())
                .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new Watching())
                        .setWorkflowCacheSize(cachedRuns)
                        .build())
                .build());
        Worker worker = env.newWorker("q");
        worker.registerWorkflowImplementationTypes(Telling.class);
        worker.registerActivitiesImplementations((WhoAmI) USER::get);
        env.start();
    }

    @AfterEach
    void close() {
        env.close();
        USER.remove();
    }

    private String call(WorkflowOptions.Builder options, boolean anonymous) {
        USER.set("ann");
        Teller teller = env.getWorkflowClient()
                .newWorkflowStub(Teller.class, options.setTaskQueue("q").build());
        return teller.tell(anonymous);
    }

    @Test
    void givenNoOptions_thenTheContextsOfTheClientTravel() {
        assertThat(call(WorkflowOptions.newBuilder(), false)).isEqualTo("ann ann");
    }

    @Test
    void givenPropagatorsOfTheStart_thenTheyGoInThePlaceOfTheClients() {
        assertThat(call(WorkflowOptions.newBuilder().setContextPropagators(List.of()), false))
                .isEqualTo("null null");
        assertThat(call(WorkflowOptions.newBuilder().setContextPropagators(List.of(new User("other"))), false))
                .isEqualTo("null null");
    }

    @Test
    void givenPropagatorsOfTheActivity_thenTheyGoInThePlaceOfTheClients() {
        assertThat(call(WorkflowOptions.newBuilder(), true)).isEqualTo("ann null");
    }

    @Test
    void anInterceptorSeesWhatARunChangesOfWhatItShows() {
        call(WorkflowOptions.newBuilder(), false);
        assertThat(SEEN).contains("attribute stage=told", "memo note=done", "timer for a pause");
        assertThat(env.getWorkflowClient().countWorkflows("stage = 'TOLD'").getCount())
                .isEqualTo(1);
    }

    record User(String key) implements ContextPropagator {

        @Override
        public String getName() {
            return key;
        }

        @Override
        public Map<String, Payload> serializeContext(Object context) {
            return context == null
                    ? Map.of()
                    : Map.of(key, GlobalDataConverter.get().toPayload(context).get());
        }

        @Override
        public Object deserializeContext(Map<String, Payload> header) {
            Payload user = header.get(key);
            return user == null ? null : GlobalDataConverter.get().fromPayload(user, String.class, String.class);
        }

        @Override
        public Object getCurrentContext() {
            return USER.get();
        }

        @Override
        public void setCurrentContext(Object context) {
            USER.set((String) context);
        }
    }

    static final class Watching extends WorkerInterceptorBase {
        @Override
        public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
            return new WorkflowInboundCallsInterceptorBase(next) {
                @Override
                public void init(WorkflowOutboundCallsInterceptor outboundCalls) {
                    super.init(new Outgoing(outboundCalls));
                }
            };
        }
    }

    static final class Outgoing extends WorkflowOutboundCallsInterceptorBase {

        Outgoing(WorkflowOutboundCallsInterceptor next) {
            super(next);
        }

        @Override
        @SuppressWarnings("unchecked") // it is a keyword
        public void upsertTypedSearchAttributes(SearchAttributeUpdate<?>... updates) {
            String value = (String) updates[0].getValue().get();
            SEEN.add("attribute " + updates[0].getKey().getName() + "=" + value);
            super.upsertTypedSearchAttributes(((SearchAttributeKey<String>) updates[0].getKey())
                    .valueSet(value.toUpperCase(java.util.Locale.ROOT)));
        }

        @Override
        public void upsertMemo(Map<String, Object> memo) {
            memo.forEach((key, value) -> SEEN.add("memo " + key + "=" + value));
            super.upsertMemo(memo);
        }

        @Override
        public Promise<Void> newTimer(Duration duration, TimerOptions options) {
            SEEN.add("timer for " + options.getSummary());
            return super.newTimer(duration, options);
        }
    }

    @ActivityInterface
    public interface WhoAmI {
        String whoAmI();
    }

    @WorkflowInterface
    public interface Teller {
        @WorkflowMethod
        String tell(boolean anonymous);
    }

    public static class Telling implements Teller {
        @Override
        public String tell(boolean anonymous) {
            Workflow.upsertTypedSearchAttributes(
                    SearchAttributeKey.forKeyword("stage").valueSet("told"));
            Workflow.upsertMemo(new HashMap<>(Map.of("note", "done")));
            Workflow.newTimer(
                            Duration.ofSeconds(1),
                            TimerOptions.newBuilder().setSummary("a pause").build())
                    .get();
            ActivityOptions.Builder options = ActivityOptions.newBuilder();
            if (anonymous) {
                options.setContextPropagators(List.of());
            }
            return USER.get() + " "
                    + Workflow.newActivityStub(WhoAmI.class, options.build()).whoAmI();
        }
    }
}
