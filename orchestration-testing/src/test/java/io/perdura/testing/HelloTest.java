package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.activity.ActivityInterface;
import io.perdura.activity.ActivityOptions;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowStub;
import io.perdura.workflow.Async;
import io.perdura.workflow.CancellationScope;
import io.perdura.workflow.Promise;
import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Small programs that show one thing each. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class HelloTest extends Kit {

    HelloTest(int cachedRuns) {
        super(cachedRuns);
    }

    // ---- exclusive choice

    @Test
    void exclusiveChoice() {
        run(new Orders(), Shopping.class);
        assertThat(stub(Shop.class).buy(List.of("apple", "banana", "apple"))).isEqualTo("[apple, banana, apple]");
    }

    @ActivityInterface
    public interface OrderActivities {
        String orderApple();

        String orderBanana();
    }

    static class Orders implements OrderActivities {
        @Override
        public String orderApple() {
            return "apple";
        }

        @Override
        public String orderBanana() {
            return "banana";
        }
    }

    @WorkflowInterface
    public interface Shop {
        @WorkflowMethod
        String buy(List<String> wishes);
    }

    public static class Shopping implements Shop {
        private final OrderActivities orders = Workflow.newActivityStub(
                OrderActivities.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofSeconds(2))
                        .build());

        @Override
        public String buy(List<String> wishes) {
            List<String> bought = new ArrayList<>();
            for (String wish : wishes) {
                bought.add(
                        switch (wish) {
                            case "apple" -> orders.orderApple();
                            case "banana" -> orders.orderBanana();
                            default -> "nothing";
                        });
            }
            return bought.toString();
        }
    }

    // ---- signal with timer: the last signal within a pause counts

    @Test
    void signalWithTimer() {
        run(LastValue.class);
        Debounce workflow = stub(Debounce.class);
        WorkflowClient.start(workflow::run);
        workflow.set("a");
        env.sleep(Duration.ofSeconds(3));
        workflow.set("b");
        workflow.set("c");
        env.sleep(Duration.ofSeconds(10));
        workflow.set("d");
        assertThat(result(workflow)).isEqualTo("[c, d]");
    }

    @WorkflowInterface
    public interface Debounce {
        @WorkflowMethod
        String run();

        @SignalMethod
        void set(String value);
    }

    public static class LastValue implements Debounce {
        private String value = "";
        private final List<String> taken = new ArrayList<>();

        @Override
        public void set(String newValue) {
            value = newValue;
        }

        @Override
        public String run() {
            while (taken.size() < 2) {
                Workflow.await(() -> !value.isEmpty());
                Workflow.sleep(Duration.ofSeconds(5));
                taken.add(value);
                value = "";
            }
            return taken.toString();
        }
    }

    // ---- accumulator: signals are collected until an exit or a silence, bad and repeated ones ignored

    @Test
    void accumulator() {
        run(Accumulating.class);
        Accumulator workflow = stub(Accumulator.class);
        WorkflowClient.start(workflow::collect, "red", List.of(), List.of());
        workflow.send("red", "a");
        workflow.send("red", "b");
        workflow.send("red", "a");
        workflow.send("blue", "c");
        assertThat(result(workflow)).isEqualTo("[a, b]");
        assertThat(passed()).isLessThan(Duration.ofMinutes(10));
    }

    @Test
    void accumulatorWithManySignals() {
        run(Accumulating.class);
        Accumulator workflow = stub(Accumulator.class);
        WorkflowClient.start(workflow::collect, "red", List.of(), List.of());
        for (int i = 0; i < 40; i++) {
            workflow.send("red", "s" + (100 + i));
        }
        workflow.exit();
        assertThat(result(workflow)).startsWith("[s100, ").endsWith(", s139]");
    }

    @WorkflowInterface
    public interface Accumulator {
        @WorkflowMethod
        String collect(String bucket, List<String> open, List<String> before);

        @SignalMethod
        void send(String bucket, String key);

        @SignalMethod
        void exit();
    }

    public static class Accumulating implements Accumulator {
        private final Deque<String> arrived = new ArrayDeque<>();
        private boolean exit;
        private int taken;

        @Override
        public void send(String bucket, String key) {
            if (bucket.equals("red")) {
                arrived.add(key);
            }
        }

        @Override
        public void exit() {
            exit = true;
        }

        @Override
        public String collect(String bucket, List<String> open, List<String> before) {
            Set<String> known = new TreeSet<>(before);
            arrived.addAll(open);
            do {
                boolean any = Workflow.await(Duration.ofMinutes(1), () -> exit || !arrived.isEmpty());
                while (!arrived.isEmpty()) {
                    known.add(arrived.remove());
                    taken++;
                }
                if (!any || exit) {
                    return known.toString();
                }
            } while (taken < 20);
            Workflow.newContinueAsNewStub(Accumulator.class).collect(bucket, List.copyOf(arrived), List.copyOf(known));
            return "";
        }
    }

    // ---- periodic: a loop that continues as new

    @Test
    void periodic() {
        run(new Orders(), Periodic.class);
        Clock workflow = stub(Clock.class);
        WorkflowClient.start(workflow::tick, 0);
        assertThat(WorkflowStub.fromTyped(workflow).getResult(Integer.class)).isEqualTo(20);
        assertThat(passed()).isBetween(Duration.ofHours(20), Duration.ofHours(21));
    }

    @WorkflowInterface
    public interface Clock {
        @WorkflowMethod
        int tick(int ticks);
    }

    public static class Periodic implements Clock {
        @Override
        public int tick(int ticks) {
            int count = ticks;
            for (int i = 0; i < 5; i++) {
                Workflow.sleep(Duration.ofHours(1));
                count++;
            }
            if (count < 20) {
                Workflow.continueAsNew(count);
            }
            return count;
        }
    }

    // ---- cancellation scope: the first answer wins, the others are cancelled

    @Test
    void cancellationScope() {
        run(new Greetings(), FirstWins.class);
        assertThat(stub(Shop.class).buy(List.of("slow", "quick", "slower"))).isEqualTo("quick won, 3 ended");
    }

    @ActivityInterface
    public interface GreetingActivities {
        String greet(String name);
    }

    static class Greetings implements GreetingActivities {
        @Override
        public String greet(String name) {
            io.perdura.activity.ActivityExecutionContext context = io.perdura.activity.Activity.getExecutionContext();
            if (name.equals("quick")) {
                return name;
            }
            while (!Thread.currentThread().isInterrupted()) {
                context.heartbeat(name); // throws when it is cancelled
                Thread.onSpinWait();
            }
            return name;
        }
    }

    public static class FirstWins implements Shop {
        private final GreetingActivities greetings = Workflow.newActivityStub(
                GreetingActivities.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofMinutes(1))
                        .setHeartbeatTimeout(Duration.ofSeconds(30))
                        .setCancellationType(io.perdura.activity.ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                        .build());

        @Override
        public String buy(List<String> wishes) {
            List<Promise<String>> answers = new ArrayList<>();
            CancellationScope scope = Workflow.newCancellationScope(
                    () -> wishes.forEach(wish -> answers.add(Async.function(greetings::greet, wish))));
            scope.run();
            String winner = Promise.anyOf(answers).get();
            scope.cancel();
            int ended = 0;
            for (Promise<String> answer : answers) {
                answer.getFailure();
                ended++;
            }
            return winner + " won, " + ended + " ended";
        }
    }

    // ---- updatable timer

    @Test
    void workflowTimerThatCanBeMoved() {
        run(Alarm.class);
        AlarmClock workflow = stub(AlarmClock.class);
        long now = env.currentTimeMillis();
        WorkflowClient.start(workflow::sleepUntil, now + Duration.ofDays(30).toMillis());
        workflow.move(now + Duration.ofDays(1).toMillis());
        assertThat(workflow.wakesAt()).isEqualTo(now + Duration.ofDays(1).toMillis());
        assertThat(result(workflow)).isEqualTo("awake");
        assertThat(passed()).isBetween(Duration.ofDays(1), Duration.ofDays(1).plusMinutes(1));
    }

    @WorkflowInterface
    public interface AlarmClock {
        @WorkflowMethod
        String sleepUntil(long wakeUpMillis);

        @SignalMethod
        void move(long wakeUpMillis);

        @QueryMethod
        long wakesAt();
    }

    public static class Alarm implements AlarmClock {
        private long wakesAt;
        private boolean moved;

        @Override
        public String sleepUntil(long wakeUpMillis) {
            if (!moved) {
                wakesAt = wakeUpMillis;
            }
            do {
                moved = false;
                Duration left = Duration.ofMillis(Math.max(0, wakesAt - Workflow.currentTimeMillis()));
                if (!Workflow.await(left, () -> moved)) {
                    return "awake";
                }
            } while (true);
        }

        @Override
        public void move(long wakeUpMillis) {
            wakesAt = wakeUpMillis;
            moved = true;
        }

        @Override
        public long wakesAt() {
            return wakesAt;
        }
    }
}
