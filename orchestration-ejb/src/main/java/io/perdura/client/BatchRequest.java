package io.perdura.client;

import io.perdura.workflow.Functions;
import org.jspecify.annotations.Nullable;

/**
 * A workflow method and a signal of the same stub, for {@link WorkflowClient#signalWithStart}. Nothing is done before that. Not
 * thread-safe.
 */
@SuppressWarnings("overloads") // told apart by whether the method returns something
public interface BatchRequest {

    /** Adds a call of a method of the stub. */
    void add(Functions.Proc request);

    /** Adds a call of a method of the stub. */
    default <A1 extends @Nullable Object> void add(Functions.Proc1<A1> request, A1 arg1) {
        add((Functions.Proc) () -> request.apply(arg1));
    }

    /** Adds a call of a method of the stub. */
    default <A1 extends @Nullable Object, A2 extends @Nullable Object> void add(
            Functions.Proc2<A1, A2> request, A1 arg1, A2 arg2) {
        add((Functions.Proc) () -> request.apply(arg1, arg2));
    }

    /** Adds a call of a method of the stub. */
    default <A1 extends @Nullable Object, A2 extends @Nullable Object, A3 extends @Nullable Object> void add(
            Functions.Proc3<A1, A2, A3> request, A1 arg1, A2 arg2, A3 arg3) {
        add((Functions.Proc) () -> request.apply(arg1, arg2, arg3));
    }

    /** Adds a call of a method of the stub. */
    default <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object>
            void add(Functions.Proc4<A1, A2, A3, A4> request, A1 arg1, A2 arg2, A3 arg3, A4 arg4) {
        add((Functions.Proc) () -> request.apply(arg1, arg2, arg3, arg4));
    }

    /** Adds a call of a method of the stub. */
    default <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object>
            void add(Functions.Proc5<A1, A2, A3, A4, A5> request, A1 arg1, A2 arg2, A3 arg3, A4 arg4, A5 arg5) {
        add((Functions.Proc) () -> request.apply(arg1, arg2, arg3, arg4, arg5));
    }

    /** Adds a call of a method of the stub. */
    default <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object,
                    A6 extends @Nullable Object>
            void add(
                    Functions.Proc6<A1, A2, A3, A4, A5, A6> request,
                    A1 arg1,
                    A2 arg2,
                    A3 arg3,
                    A4 arg4,
                    A5 arg5,
                    A6 arg6) {
        add((Functions.Proc) () -> request.apply(arg1, arg2, arg3, arg4, arg5, arg6));
    }

    /** Adds a call of a method of the stub. */
    default void add(Functions.Func<?> request) {
        Functions.Proc call = () -> request.apply();
        add(call);
    }

    /** Adds a call of a method of the stub. */
    default <A1 extends @Nullable Object> void add(Functions.Func1<A1, ?> request, A1 arg1) {
        Functions.Proc call = () -> request.apply(arg1);
        add(call);
    }

    /** Adds a call of a method of the stub. */
    default <A1 extends @Nullable Object, A2 extends @Nullable Object> void add(
            Functions.Func2<A1, A2, ?> request, A1 arg1, A2 arg2) {
        Functions.Proc call = () -> request.apply(arg1, arg2);
        add(call);
    }

    /** Adds a call of a method of the stub. */
    default <A1 extends @Nullable Object, A2 extends @Nullable Object, A3 extends @Nullable Object> void add(
            Functions.Func3<A1, A2, A3, ?> request, A1 arg1, A2 arg2, A3 arg3) {
        Functions.Proc call = () -> request.apply(arg1, arg2, arg3);
        add(call);
    }

    /** Adds a call of a method of the stub. */
    default <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object>
            void add(Functions.Func4<A1, A2, A3, A4, ?> request, A1 arg1, A2 arg2, A3 arg3, A4 arg4) {
        Functions.Proc call = () -> request.apply(arg1, arg2, arg3, arg4);
        add(call);
    }

    /** Adds a call of a method of the stub. */
    default <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object>
            void add(Functions.Func5<A1, A2, A3, A4, A5, ?> request, A1 arg1, A2 arg2, A3 arg3, A4 arg4, A5 arg5) {
        Functions.Proc call = () -> request.apply(arg1, arg2, arg3, arg4, arg5);
        add(call);
    }

    /** Adds a call of a method of the stub. */
    default <
                    A1 extends @Nullable Object,
                    A2 extends @Nullable Object,
                    A3 extends @Nullable Object,
                    A4 extends @Nullable Object,
                    A5 extends @Nullable Object,
                    A6 extends @Nullable Object>
            void add(
                    Functions.Func6<A1, A2, A3, A4, A5, A6, ?> request,
                    A1 arg1,
                    A2 arg2,
                    A3 arg3,
                    A4 arg4,
                    A5 arg5,
                    A6 arg6) {
        Functions.Proc call = () -> request.apply(arg1, arg2, arg3, arg4, arg5, arg6);
        add(call);
    }
}
