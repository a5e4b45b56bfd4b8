package io.perdura.runtime;

import io.perdura.engine.partition.Engine;
import io.perdura.runtime.activity.CdiActivityInvoker;
import io.perdura.runtime.activity.RequestScopes;
import io.perdura.runtime.config.Settings;
import io.perdura.runtime.deploy.CdiDeployment;
import io.perdura.runtime.deploy.DeployedCode;
import io.perdura.runtime.deploy.PerduraExtension;
import io.perdura.runtime.log.Message;
import io.perdura.runtime.observe.EngineMetrics;
import io.perdura.runtime.observe.Listeners;
import io.perdura.runtime.observe.OperatorLog;
import io.perdura.runtime.transaction.Databases;
import io.perdura.runtime.transaction.TransactionBoundary;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Begins and ends the engine with the application, and wakes it by EJB timers, which are not persistent: durable time lives
 * in the engine's tables. The engine starts from a timer, so after the application's own startup beans; when the database is
 * not there it is tried again, and the application is not ready meanwhile.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class EngineLifecycle {

    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration LONGEST_ALARM = Duration.ofDays(1);

    /** What the timers stand for. */
    private enum Ring {
        START,
        WAKE_UP,
        RENEW,
        SWEEP
    }

    @Resource
    private TimerService timers;

    @Resource
    private SessionContext session;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private CurrentEngine current;

    @Inject
    private PerduraExtension extension;

    @Inject
    private BeanManager beans;

    @Inject
    private TransactionBoundary boundary;

    @Inject
    private Instance<RequestContextController> requestContexts;

    @Inject
    private MetricRegistry metrics;

    @Inject
    private Config config;

    private final SerialJob wakeUp = new SerialJob("wake-up", () -> tell(Engine::wakeUp));
    private final SerialJob renew = new SerialJob("renewal of the lease", () -> tell(Engine::renewLease));
    private final SerialJob sweep = new SerialJob("sweep", () -> tell(Engine::sweep));
    private final SerialJob start = new SerialJob("start", this::tryToStart);

    private volatile @Nullable EngineAssembly assembly;
    private @Nullable Timer alarm;
    private String lastFailure = "";
    private volatile boolean started;
    private boolean stopped;

    @SuppressWarnings("NullAway.Init")
    public EngineLifecycle() {}

    @PostConstruct
    void begin() {
        ring(Ring.START, Instant.now());
    }

    @Timeout
    void ring(Timer timer) {
        switch ((Ring) timer.getInfo()) {
            case START -> start.run();
            case WAKE_UP -> wakeUp.run();
            case RENEW -> renew.run();
            case SWEEP -> sweep.run();
        }
    }

    private void tell(Consumer<Engine> what) {
        EngineAssembly there = assembly;
        if (there != null) {
            what.accept(there.engine());
        }
    }

    /** Sets the engine's alarm clock; called by the engine, on threads of its own. */
    public synchronized void wakeAt(Instant when) {
        Timer before = alarm;
        if (before != null) {
            cancel(before);
        }
        Instant latest = Instant.now().plus(LONGEST_ALARM);
        alarm = stopped ? null : ring(Ring.WAKE_UP, when.isBefore(latest) ? when : latest);
    }

    private static void cancel(Timer timer) {
        try {
            timer.cancel();
        } catch (jakarta.ejb.EJBException | IllegalStateException rungAlready) {
            // the alarm is no longer there, which is what was wanted
        }
    }

    private Timer ring(Ring what, Instant when) {
        return timers.createSingleActionTimer(Date.from(when), new TimerConfig(what, false));
    }

    private void every(Duration interval, Ring what) {
        timers.createIntervalTimer(interval.toMillis(), interval.toMillis(), new TimerConfig(what, false));
    }

    private void tryToStart() {
        long began = System.nanoTime();
        try {
            Settings settings = Settings.read(config, ServerNames.application(), ServerNames.server());
            EngineAssembly opened = assemble(settings);
            if (!keep(opened)) {
                opened.close();
                return;
            }
            opened.engine().start();
            started = true;
            current.ready(opened.engine(), opened.processedKeys());
            every(settings.engine().leaseDuration().dividedBy(3), Ring.RENEW);
            every(SWEEP, Ring.SWEEP);
            Message.STARTED.log(
                    Duration.ofNanos(System.nanoTime() - began).toMillis(),
                    opened.engine().status());
        } catch (RuntimeException | LinkageError e) { // a library that is missing is a reason too
            retry(e);
        }
    }

    private EngineAssembly assemble(Settings settings) {
        DeployedCode code = extension.code();
        if (code.workflows().isEmpty()) {
            Message.NOTHING_DEPLOYED.log();
        }
        CdiDeployment deployment = new CdiDeployment(
                code,
                settings.taskQueue(),
                settings.activityStartToClose(),
                current.converter(),
                extension.services().interception(beans));
        current.deployed(deployment);
        Databases databases = Databases.open(boundary, settings.dataSource(), settings.engineDataSource());
        CdiActivityInvoker invoker = new CdiActivityInvoker(
                code.activities(),
                settings.namespace(),
                current.converter(),
                settings.engine().payloadLimit(),
                boundary,
                new RequestScopes(requestContexts),
                deployment.interception());
        Listeners listeners = new Listeners(List.of(
                new OperatorLog(),
                new EngineMetrics(metrics),
                new LostThreads(current, settings.engine().abandonedThreads())));
        EngineLifecycle self = session.getBusinessObject(EngineLifecycle.class);
        try {
            return new EngineAssembly(
                    settings, deployment, databases, invoker, listeners, threads, self::wakeAt, wakeUp);
        } catch (RuntimeException e) {
            databases.close();
            throw e;
        }
    }

    private synchronized boolean keep(EngineAssembly opened) {
        assembly = stopped ? null : opened;
        return !stopped;
    }

    private void retry(Throwable failure) {
        String reason = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        close(reason);
        if (!reason.equals(lastFailure)) {
            lastFailure = reason;
            Message.START_FAILED.log(failure, reason, RETRY.toSeconds());
        }
        synchronized (this) {
            if (!stopped) {
                ring(Ring.START, Instant.now().plus(RETRY));
            }
        }
    }

    @PreDestroy
    void end() {
        synchronized (this) {
            stopped = true;
        }
        close("the application has stopped");
    }

    private void close(String reason) {
        EngineAssembly closing;
        synchronized (this) {
            closing = assembly;
            assembly = null;
        }
        if (closing != null) {
            String served = closing.engine().status();
            closing.close();
            if (started) {
                Message.STOPPED.log(served);
            }
        }
        current.gone(reason);
    }
}
