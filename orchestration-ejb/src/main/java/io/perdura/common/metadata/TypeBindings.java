package io.perdura.common.metadata;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.List;
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
            List<Type> arguments = List.of(parameterized.getActualTypeArguments());
            List<Type> resolved = arguments.stream().map(this::resolve).toList();
            return arguments.equals(resolved)
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

    private record Parameterized(Type rawType, @Nullable Type ownerType, List<Type> arguments)
            implements ParameterizedType {
        @Override
        public Type getRawType() {
            return rawType;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return ownerType;
        }

        @Override
        public Type[] getActualTypeArguments() {
            return arguments.toArray(Type[]::new);
        }

        @Override
        public String toString() {
            return rawType.getTypeName()
                    + arguments.stream().map(Type::getTypeName).collect(Collectors.joining(", ", "<", ">"));
        }
    }

    private record ArrayOf(Type component) implements GenericArrayType {
        @Override
        public Type getGenericComponentType() {
            return component;
        }

        @Override
        public String toString() {
            return component.getTypeName() + "[]";
        }
    }
}
