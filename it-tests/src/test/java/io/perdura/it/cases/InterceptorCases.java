package io.perdura.it.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.activity.ActivityExecutionContext;
import io.perdura.common.Payload;
import io.perdura.common.context.ContextPropagator;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.DefaultDataConverter;
import io.perdura.common.interceptors.ActivityInboundCallsInterceptor;
import io.perdura.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.perdura.common.interceptors.WorkerInterceptor;
import io.perdura.common.interceptors.WorkflowClientCallsInterceptor;
import io.perdura.common.interceptors.WorkflowClientCallsInterceptorBase;
import io.perdura.common.interceptors.WorkflowClientInterceptor;
import io.perdura.common.interceptors.WorkflowInboundCallsInterceptor;
import io.perdura.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.perdura.workflow.Nondeterministic;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Beans around workflows, activities and clients, and a context that travels with them. */
public interface InterceptorCases extends Cases {

    @Test
    default void interceptors_around_workflows_activities_and_the_client() {
        Watched stub = stub(Watched.class);
        assertThat(stub.run("x")).startsWith("<echo x");
        assertThat(Log.LINES)
                .contains(
                        "client starts CaseOfInterceptors",
                        "workflow " + Cases.id(stub),
                        "activity Echo of " + Cases.id(stub));
    }

    @Test
    default void context_propagation_to_workflows_and_activities() {
        Tenant.CURRENT.set("acme");
        try {
            assertThat(stub(Watched.class).run("x")).endsWith("for acme, acme");
        } finally {
            Tenant.CURRENT.remove();
        }
    }

    /** What the interceptors saw. */
    final class Log {
        static final List<String> LINES = new CopyOnWriteArrayList<>();

        private Log() {}
    }

    @WorkflowInterface
    interface Watched {
        @WorkflowMethod(name = "CaseOfInterceptors")
        String run(String text);
    }

    class Watch implements Watched {

        private final Work work = Workflow.newActivityStub(Work.class);

        @Override
        public String run(String text) {
            String activity = work.note("tenant");
            return work.echo(text) + " for " + Tenant.current() + ", " + activity;
        }
    }

    /** Answers {@code note("tenant")} with the tenant of the activity's thread, and marks results of watched workflows. */
    @ApplicationScoped
    class Around implements WorkerInterceptor {

        @Override
        public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
            return new WorkflowInboundCallsInterceptorBase(next) {
                @Override
                public WorkflowOutput execute(WorkflowInput input) {
                    if (!Workflow.getInfo().getWorkflowType().equals("CaseOfInterceptors")) {
                        return super.execute(input);
                    }
                    Log.LINES.add("workflow " + Workflow.getInfo().getWorkflowId());
                    return new WorkflowOutput("<" + super.execute(input).getResult());
                }
            };
        }

        @Override
        public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
            return new ActivityInboundCallsInterceptorBase(next) {
                private String place = "";

                @Override
                public void init(ActivityExecutionContext context) {
                    place = context.getInfo().getActivityType() + " of "
                            + context.getInfo().getWorkflowId();
                    super.init(context);
                }

                @Override
                public ActivityOutput execute(ActivityInput input) {
                    Log.LINES.add("activity " + place);
                    ActivityOutput output = super.execute(input);
                    return "tenant".equals(output.getResult()) ? new ActivityOutput(Tenant.CURRENT.get()) : output;
                }
            };
        }
    }

    /** Sees what clients ask for. */
    @ApplicationScoped
    class Calls implements WorkflowClientInterceptor {

        @Override
        public WorkflowClientCallsInterceptor workflowClientCallsInterceptor(WorkflowClientCallsInterceptor next) {
            return new WorkflowClientCallsInterceptorBase(next) {
                @Override
                public WorkflowStartOutput start(WorkflowStartInput input) {
                    Log.LINES.add("client starts " + input.getWorkflowType());
                    return super.start(input);
                }
            };
        }
    }

    /** A name that belongs to a thread. */
    @ApplicationScoped
    @Nondeterministic(reason = "it travels in the headers of the history")
    class Tenant implements ContextPropagator {

        static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

        private static final DataConverter JSON = DefaultDataConverter.newDefaultInstance();

        static String current() {
            return CURRENT.get();
        }

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
}
