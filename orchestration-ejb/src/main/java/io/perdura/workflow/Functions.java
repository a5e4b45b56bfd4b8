package io.perdura.workflow;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Functions and procedures of up to six arguments. They are serializable so that a method reference to a stub can be
 * told from other code; nothing is ever written with Java serialization.
 */
public final class Functions {
    private Functions() {}

    /** A function of no argument. */
    @FunctionalInterface
    public interface Func<R extends @Nullable Object> extends Serializable {
        R apply();
    }

    /** A function of 1 argument. */
    @FunctionalInterface
    public interface Func1<T1 extends @Nullable Object, R extends @Nullable Object> extends Serializable {
        R apply(T1 t1);
    }

    /** A function of 2 arguments. */
    @FunctionalInterface
    public interface Func2<T1 extends @Nullable Object, T2 extends @Nullable Object, R extends @Nullable Object>
            extends Serializable {
        R apply(T1 t1, T2 t2);
    }

    /** A function of 3 arguments. */
    @FunctionalInterface
    public interface Func3<
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    R extends @Nullable Object>
            extends Serializable {
        R apply(T1 t1, T2 t2, T3 t3);
    }

    /** A function of 4 arguments. */
    @FunctionalInterface
    public interface Func4<
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    R extends @Nullable Object>
            extends Serializable {
        R apply(T1 t1, T2 t2, T3 t3, T4 t4);
    }

    /** A function of 5 arguments. */
    @FunctionalInterface
    public interface Func5<
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    T5 extends @Nullable Object,
                    R extends @Nullable Object>
            extends Serializable {
        R apply(T1 t1, T2 t2, T3 t3, T4 t4, T5 t5);
    }

    /** A function of 6 arguments. */
    @FunctionalInterface
    public interface Func6<
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    T5 extends @Nullable Object,
                    T6 extends @Nullable Object,
                    R extends @Nullable Object>
            extends Serializable {
        R apply(T1 t1, T2 t2, T3 t3, T4 t4, T5 t5, T6 t6);
    }

    /** A procedure of no argument. */
    @FunctionalInterface
    public interface Proc extends Serializable {
        void apply();
    }

    /** A procedure of 1 argument. */
    @FunctionalInterface
    public interface Proc1<T1 extends @Nullable Object> extends Serializable {
        void apply(T1 t1);
    }

    /** A procedure of 2 arguments. */
    @FunctionalInterface
    public interface Proc2<T1 extends @Nullable Object, T2 extends @Nullable Object> extends Serializable {
        void apply(T1 t1, T2 t2);
    }

    /** A procedure of 3 arguments. */
    @FunctionalInterface
    public interface Proc3<T1 extends @Nullable Object, T2 extends @Nullable Object, T3 extends @Nullable Object>
            extends Serializable {
        void apply(T1 t1, T2 t2, T3 t3);
    }

    /** A procedure of 4 arguments. */
    @FunctionalInterface
    public interface Proc4<
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object>
            extends Serializable {
        void apply(T1 t1, T2 t2, T3 t3, T4 t4);
    }

    /** A procedure of 5 arguments. */
    @FunctionalInterface
    public interface Proc5<
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    T5 extends @Nullable Object>
            extends Serializable {
        void apply(T1 t1, T2 t2, T3 t3, T4 t4, T5 t5);
    }

    /** A procedure of 6 arguments. */
    @FunctionalInterface
    public interface Proc6<
                    T1 extends @Nullable Object,
                    T2 extends @Nullable Object,
                    T3 extends @Nullable Object,
                    T4 extends @Nullable Object,
                    T5 extends @Nullable Object,
                    T6 extends @Nullable Object>
            extends Serializable {
        void apply(T1 t1, T2 t2, T3 t3, T4 t4, T5 t5, T6 t6);
    }
}
