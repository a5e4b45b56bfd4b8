package io.perdura.common.metadata;

import io.perdura.common.Payload;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.EncodedValues;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a method takes and returns, with generic types resolved from the interface or class that it is seen from.
 * Immutable.
 *
 * @param parameterNames as in the source, if it was compiled with {@code -parameters}, else {@code arg0} and so on
 */
public record Signature(
        List<String> parameterNames,
        List<Class<?>> parameterClasses,
        List<Type> parameterTypes,
        Class<?> resultClass,
        Type resultType) {

    public Signature {
        parameterNames = List.copyOf(parameterNames);
        parameterClasses = List.copyOf(parameterClasses);
        parameterTypes = List.copyOf(parameterTypes);
    }

    /** The signature of {@code method} as a member of {@code root}. */
    public static Signature of(Method method, Class<?> root) {
        TypeBindings bindings = TypeBindings.of(root);
        List<Type> types = Arrays.stream(method.getGenericParameterTypes())
                .map(bindings::resolve)
                .toList();
        List<Class<?>> classes =
                types.stream().<Class<?>>map(TypeBindings::erase).toList();
        List<String> names =
                Arrays.stream(method.getParameters()).map(Parameter::getName).toList();
        Type result = bindings.resolve(method.getGenericReturnType());
        return new Signature(names, classes, types, TypeBindings.erase(result), result);
    }

    public boolean returnsVoid() {
        return resultClass == void.class;
    }

    /** Whether the method takes whatever it is given, undecoded, as its one parameter. */
    public boolean takesAnything() {
        return parameterClasses.equals(List.of(EncodedValues.class));
    }

    /** The arguments for a call of the method: missing ones get their default value, surplus ones are ignored. */
    public @Nullable Object[] decodeArguments(DataConverter converter, List<Payload> input) {
        if (takesAnything()) {
            return new Object[] {EncodedValues.of(input, converter)};
        }
        return converter.fromPayloads(
                input, parameterClasses.toArray(Class<?>[]::new), parameterTypes.toArray(Type[]::new));
    }
}
