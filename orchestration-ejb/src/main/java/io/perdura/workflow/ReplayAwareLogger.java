package io.perdura.workflow;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.spi.LoggingEventBuilder;

/** Passes on to another logger, except while the workflow code on this thread is replayed. */
final class ReplayAwareLogger extends AbstractLogger {
    private static final long serialVersionUID = 1L;

    private final transient Logger target;

    ReplayAwareLogger(Logger target) {
        this.target = target;
        this.name = target.getName();
    }

    private static boolean isLive() {
        WorkflowContext context = WorkflowContext.currentOrNull();
        return context == null || !context.isReplaying();
    }

    @Override
    public boolean isTraceEnabled() {
        return isLive() && target.isTraceEnabled();
    }

    @Override
    public boolean isTraceEnabled(Marker marker) {
        return isLive() && target.isTraceEnabled(marker);
    }

    @Override
    public boolean isDebugEnabled() {
        return isLive() && target.isDebugEnabled();
    }

    @Override
    public boolean isDebugEnabled(Marker marker) {
        return isLive() && target.isDebugEnabled(marker);
    }

    @Override
    public boolean isInfoEnabled() {
        return isLive() && target.isInfoEnabled();
    }

    @Override
    public boolean isInfoEnabled(Marker marker) {
        return isLive() && target.isInfoEnabled(marker);
    }

    @Override
    public boolean isWarnEnabled() {
        return isLive() && target.isWarnEnabled();
    }

    @Override
    public boolean isWarnEnabled(Marker marker) {
        return isLive() && target.isWarnEnabled(marker);
    }

    @Override
    public boolean isErrorEnabled() {
        return isLive() && target.isErrorEnabled();
    }

    @Override
    public boolean isErrorEnabled(Marker marker) {
        return isLive() && target.isErrorEnabled(marker);
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return ReplayAwareLogger.class.getName();
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String message,
            @Nullable Object @Nullable [] arguments,
            @Nullable Throwable throwable) {
        LoggingEventBuilder event = target.makeLoggingEventBuilder(level);
        if (marker != null) {
            event = event.addMarker(marker);
        }
        if (throwable != null) {
            event = event.setCause(throwable);
        }
        if (arguments == null) {
            event.log(message);
        } else {
            event.log(message, arguments);
        }
    }
}
