package io.perdura.engine.partition;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random workflow as data: a tree of steps, the input of {@link ProgramWorkflow}. A step that fails fails its sequence, except
 * within a branch of {@code PARALLEL} and a scope, which answer the failure.
 *
 * @param id unique in the program; names what the step does
 * @param amount what the kind says: milliseconds, or how often an activity fails
 * @param choice what the kind says: a flavour
 * @param steps what it consists of
 */
public record Program(Kind kind, int id, int amount, int choice, List<Program> steps) {

    public enum Kind {
        SEQUENCE,
        /** Each step is a branch. */
        PARALLEL,
        /** Sleeps for {@code amount} milliseconds. */
        TIMER,
        /** Waits for the signal {@code choice}, at most {@code amount} milliseconds when that is positive. */
        AWAIT,
        /** Each step is a branch; the first that ends counts, and the others are cancelled when {@code choice} is odd. */
        FIRST,
        /** Cancels its steps after {@code amount} milliseconds. */
        SCOPE,
        /** Runs its steps, which nothing cancels. */
        DETACHED,
        CHILD,
        /** Fails {@code amount} times, for good when that is negative. */
        ACTIVITY,
        LOCAL,
        SIDE_EFFECT,
        MUTABLE,
        VERSION,
        MEMO,
        /** Signals the root {@code choice}. */
        TELL,
        /** The run goes on with the steps as a new one. */
        CONTINUE
    }

    /** Signals are named by numbers below this. */
    static final int SIGNALS = 4;

    /** After so long everything that a calm program cancels has come to its last, long timer. */
    private static final int CALM_CANCEL_MILLIS = 180_000;

    private static final int CALM_TIMER_MILLIS = 480_000;

    /**
     * Draws a program.
     *
     * @param calm whether its outcome does not depend on how long an activity takes, or on what comes first
     */
    static Program random(Random random, boolean calm) {
        return new Draw(random, calm).program();
    }

    private static final class Draw {
        private final Random random;
        private final boolean calm;
        private int ids;

        Draw(Random random, boolean calm) {
            this.random = random;
            this.calm = calm;
        }

        Program program() {
            List<Program> steps = new ArrayList<>(steps(0, false));
            if (calm) {
                // All messages have come before the run ends.
                Program all = new Program(Kind.SEQUENCE, ids++, 0, 0, steps);
                steps = new ArrayList<>(List.of(
                        new Program(Kind.PARALLEL, ids++, 0, 0, List.of(all)),
                        leaf(Kind.TIMER, ids++, CALM_TIMER_MILLIS, 0)));
            }
            if (random.nextInt(4) == 0) {
                steps.add(new Program(Kind.CONTINUE, ids++, 0, 0, steps(0, false)));
            }
            return new Program(Kind.SEQUENCE, ids++, 0, 0, steps);
        }

        private List<Program> steps(int depth, boolean canceled) {
            List<Program> steps = new ArrayList<>();
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                steps.add(step(depth, canceled));
            }
            return steps;
        }

        private Program step(int depth, boolean canceled) {
            int id = ids++;
            int drawn = random.nextInt(depth < 3 ? (calm ? 20 : 23) : 14);
            return switch (drawn) {
                case 0, 1, 2, 3 -> leaf(Kind.ACTIVITY, id, failures(), random.nextInt(12));
                case 4 -> leaf(Kind.LOCAL, id, failures(), 0);
                case 5, 6 -> leaf(Kind.TIMER, id, 1 + random.nextInt(5_000), 0);
                case 7 -> leaf(Kind.SIDE_EFFECT, id, 0, 0);
                case 8 -> leaf(Kind.MUTABLE, id, 0, random.nextInt(3));
                case 9 -> leaf(Kind.VERSION, id, 0, random.nextInt(3));
                case 10 -> leaf(Kind.MEMO, id, 0, 0);
                case 11 -> leaf(Kind.TELL, id, 0, random.nextInt(SIGNALS));
                case 12, 13 ->
                    leaf(
                            Kind.AWAIT,
                            id,
                            !calm && random.nextBoolean() ? 1 + random.nextInt(9_000) : 0,
                            random.nextInt(SIGNALS));
                case 14, 15 -> new Program(Kind.PARALLEL, id, 0, 0, steps(depth + 1, canceled));
                case 16, 17 -> scope(id, depth, canceled);
                case 20, 21, 22 -> new Program(Kind.FIRST, id, 0, random.nextInt(2), steps(depth + 1, canceled));
                case 18 -> new Program(Kind.CHILD, id, 0, random.nextInt(4), steps(depth + 1, canceled));
                default -> new Program(Kind.DETACHED, id, 0, 0, steps(depth + 1, canceled));
            };
        }

        private Program scope(int id, int depth, boolean canceled) {
            if (calm && canceled) {
                return new Program(Kind.SEQUENCE, id, 0, 0, steps(depth + 1, true));
            }
            List<Program> steps = new ArrayList<>(steps(depth + 1, true));
            if (calm) {
                steps.add(leaf(Kind.TIMER, ids++, CALM_TIMER_MILLIS, 0));
            }
            return new Program(Kind.SCOPE, id, calm ? CALM_CANCEL_MILLIS : 1 + random.nextInt(4_000), 0, steps);
        }

        private int failures() {
            return switch (random.nextInt(6)) {
                case 0 -> -1;
                case 1, 2 -> calm ? 0 : 1 + random.nextInt(3);
                default -> 0;
            };
        }

        private static Program leaf(Kind kind, int id, int amount, int choice) {
            return new Program(kind, id, amount, choice, List.of());
        }
    }

    /** As an indented text, which is easier to shorten by hand than JSON. */
    @Override
    public String toString() {
        return text("");
    }

    private String text(String indent) {
        StringBuilder text = new StringBuilder(indent + kind + " #" + id + " " + amount + " " + choice + "\n");
        steps.forEach(step -> text.append(step.text(indent + "  ")));
        return text.toString();
    }
}
