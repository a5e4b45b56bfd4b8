package io.perdura.engine.replay;

import io.perdura.common.Payload;
import io.perdura.common.converter.EncodedValues;
import io.perdura.workflow.HandlerUnfinishedPolicy;
import io.perdura.workflow.metadata.WorkflowMethodModel;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What takes a message of a run: a method of its workflow or of a listener, or a dynamic handler. */
interface Receiver {

    @Nullable
    Object[] decode(List<Payload> input);

    @Nullable
    Object invoke(@Nullable Object[] arguments);

    /** What is to be said when it has not ended with the run. */
    HandlerUnfinishedPolicy unfinishedPolicy();

    /** Objects to an update by throwing. */
    void validate(@Nullable Object[] arguments);

    /**
     * A method.
     *
     * @param target makes or finds its object
     * @param validator of an update; null when it has none
     */
    record OfMethod(
            DurableContext context,
            Supplier<Object> target,
            WorkflowMethodModel method,
            @Nullable WorkflowMethodModel validator)
            implements Receiver {

        @Override
        public @Nullable Object[] decode(List<Payload> input) {
            return method.signature().decodeArguments(context.converter(), input);
        }

        @Override
        public @Nullable Object invoke(@Nullable Object[] arguments) {
            return WorkflowCode.invoke(target.get(), method, arguments);
        }

        @Override
        public HandlerUnfinishedPolicy unfinishedPolicy() {
            return method.unfinishedPolicy();
        }

        @Override
        public void validate(@Nullable Object[] arguments) {
            if (validator != null) {
                WorkflowCode.invoke(target.get(), validator, arguments);
            }
        }
    }

    /** One with something around it. */
    record Wrapped(
            Receiver receiver,
            Function<@Nullable Object[], @Nullable Object> handler,
            Consumer<@Nullable Object[]> validator)
            implements Receiver {

        @Override
        public @Nullable Object[] decode(List<Payload> input) {
            return receiver.decode(input);
        }

        @Override
        public @Nullable Object invoke(@Nullable Object[] arguments) {
            return handler.apply(arguments);
        }

        @Override
        public HandlerUnfinishedPolicy unfinishedPolicy() {
            return receiver.unfinishedPolicy();
        }

        @Override
        public void validate(@Nullable Object[] arguments) {
            validator.accept(arguments);
        }
    }

    /** A handler that takes any message of its kind. */
    record Dynamic(
            DurableContext context,
            Function<EncodedValues, @Nullable Object> handler,
            Consumer<EncodedValues> validator,
            HandlerUnfinishedPolicy unfinishedPolicy)
            implements Receiver {

        @Override
        public @Nullable Object[] decode(List<Payload> input) {
            return new Object[] {EncodedValues.of(input, context.converter())};
        }

        @Override
        public @Nullable Object invoke(@Nullable Object[] arguments) {
            return handler.apply(encoded(arguments));
        }

        @Override
        public void validate(@Nullable Object[] arguments) {
            validator.accept(encoded(arguments));
        }

        /** An interceptor may have given others than {@link #decode} did. */
        private static EncodedValues encoded(@Nullable Object[] arguments) {
            return arguments.length == 1 && arguments[0] instanceof EncodedValues given
                    ? given
                    : EncodedValues.of(arguments);
        }
    }
}
