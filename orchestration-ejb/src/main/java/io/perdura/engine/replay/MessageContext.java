package io.perdura.engine.replay;

import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.perdura.worker.WorkflowImplementationOptions;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The part of the context that knows the workflow object, what goes around its calls, and who takes its messages. */
abstract class MessageContext extends StubContext {

    private final OpenHandlers handlers = new OpenHandlers();
    private final Listeners listeners = new Listeners();
    private final Registrations registrations = new Registrations();
    private Supplier<@Nullable Object> instance = () -> null;
    private @Nullable WorkflowOutboundCallsInterceptor outbound;

    MessageContext(WorkflowImplementationOptions options) {
        super(options);
    }

    abstract Waits waits();

    /** The head of the chain of interceptors; null when there is none. */
    @Nullable
    WorkflowOutboundCallsInterceptor outbound() {
        return outbound;
    }

    void intercept(WorkflowOutboundCallsInterceptor head) {
        outbound = head;
    }

    /** Who knows the workflow object. */
    void instanceBy(Supplier<@Nullable Object> code) {
        instance = code;
    }

    @Override
    public Object instance() {
        Object made = instance.get();
        if (made == null) {
            throw new IllegalStateException("The workflow object does not exist yet: its constructor can't ask for it");
        }
        return made;
    }

    Listeners listeners() {
        return listeners;
    }

    Registrations registrations() {
        return registrations;
    }

    OpenHandlers handlers() {
        return handlers;
    }

    @Override
    public boolean isEveryHandlerFinished() {
        return handlers.none();
    }

    @Override
    public void registerListener(Object listener) {
        self().coroutine().requireWanted();
        boolean heard = listeners.add(listener);
        WorkflowOutboundCallsInterceptor head = outbound;
        if (head != null) {
            listeners.tell(head, listener, self());
        }
        if (heard) {
            waits().forATurn(); // what waited for the listener is heard before the code goes on
        }
    }
}
