package io.perdura.common.metadata;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the type variables of inherited generic types stand for, seen from one class or interface. Immutable. */
final class TypeBindings {
    private final Map<TypeVariable<?>, Type> bound = new HashMap<>();

    private TypeBindings() {}

    static TypeBindings of(Class<?> root) {
        TypeBindings bindings = new TypeBindings();
        bindings.collect(root);
        return bindings;
    }

    private void collect(Class<?> type) {
        bind(type.getGenericSuperclass());
        for (Type parent : type.getGenericInterfaces()) {
            bind(parent);
        }
    }

    private void bind(@Nullable Type parent) {
        if (parent instanceof ParameterizedType parameterized) {
            Class<?> raw = (Class<?>) parameterized.getRawType();
            Type[] arguments = parameterized.getActualTypeArguments();
            for (int i = 0; i < arguments.length; i++) {
                bound.put(raw.getTypeParameters()[i], resolve(arguments[i]));
            }
            collect(raw);
        } else if (parent instanceof Class<?> raw) {
            collect(raw);
        }
    }

    /** The type without variables: bound ones replaced, others by the erasure of their bound. */
    Type resolve(Type type) {
        if (type instanceof TypeVariable<?> variable) {
            Type value = bound.get(variable);
            return value != null ? value : erase(variable.getBounds()[0]);
        }
        if (type instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            Type[] resolved = Arrays.stream(arguments).map(this::resolve).toArray(Type[]::new);
            return Arrays.equals(arguments, resolved)
                    ? type
                    : new Parameterized(parameterized.getRawType(), parameterized.getOwnerType(), resolved);
        }
        if (type instanceof WildcardType wildcard) {
            return resolve(wildcard.getUpperBounds()[0]);
        }
        if (type instanceof GenericArrayType array) {
            Type component = resolve(array.getGenericComponentType());
            return component instanceof Class<?> raw ? raw.arrayType() : new ArrayOf(component);
        }
        return type;
    }

    /** The class that a type is at run time. */
    static Class<?> erase(Type type) {
        if (type instanceof Class<?> raw) {
            return raw;
        }
        if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        if (type instanceof GenericArrayType array) {
            return Array.newInstance(erase(array.getGenericComponentType()), 0).getClass();
        }
        if (type instanceof TypeVariable<?> variable) {
            return erase(variable.getBounds()[0]);
        }
        return type instanceof WildcardType wildcard ? erase(wildcard.getUpperBounds()[0]) : Object.class;
    }

    private record Parameterized(Type getRawType, @Nullable Type getOwnerType, Type[] getActualTypeArguments)
            implements ParameterizedType {
        @Override
        public String toString() {
            return getRawType.getTypeName()
                    + Arrays.stream(getActualTypeArguments)
                            .map(Type::getTypeName)
                            .collect(Collectors.joining(", ", "<", ">"));
        }
    }

    private record ArrayOf(Type getGenericComponentType) implements GenericArrayType {
        @Override
        public String toString() {
            return getGenericComponentType.getTypeName() + "[]";
        }
    }
}
