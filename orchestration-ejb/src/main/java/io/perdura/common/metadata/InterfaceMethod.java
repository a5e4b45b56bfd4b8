package io.perdura.common.metadata;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One operation of an interface: all declarations of it in the interface and those that it extends, the most specific
 * one first.
 *
 * @param signature as seen from the interface that was read
 * @param declarations never empty; static, private and bridge methods are left out
 */
public record InterfaceMethod(Signature signature, List<Declaration> declarations) {

    public InterfaceMethod {
        declarations = List.copyOf(declarations);
    }

    /**
     * One declaration.
     *
     * @param namedBy the marked interface that gives the operation its default name: the declaring one, or the first
     *     marked one below it
     */
    public record Declaration(Method method, Class<?> namedBy) {}

    /**
     * The operations of {@code root}, in the order of their names.
     *
     * @param marker the annotation that makes an interface part of the contract
     */
    public static List<InterfaceMethod> allOf(Class<?> root, Class<? extends Annotation> marker) {
        Map<List<Object>, List<Declaration>> byKey = new LinkedHashMap<>();
        collect(root, root, root, marker, byKey, new HashSet<>());
        List<InterfaceMethod> methods = new ArrayList<>();
        for (List<Declaration> declarations : byKey.values()) {
            methods.add(new InterfaceMethod(Signature.of(declarations.get(0).method(), root), declarations));
        }
        return methods;
    }

    private static void collect(
            Class<?> type,
            Class<?> namedBy,
            Class<?> root,
            Class<? extends Annotation> marker,
            Map<List<Object>, List<Declaration>> byKey,
            Set<Class<?>> seen) {
        if (!seen.add(type)) {
            return;
        }
        Class<?> name = type.isAnnotationPresent(marker) ? type : namedBy;
        Method[] methods = type.getDeclaredMethods();
        Arrays.sort(methods, Comparator.comparing(Method::getName).thenComparing(Method::toString));
        for (Method method : methods) {
            if (isOperation(method)) {
                List<Object> key =
                        List.of(method.getName(), Signature.of(method, root).parameterClasses());
                byKey.computeIfAbsent(key, absent -> new ArrayList<>()).add(new Declaration(method, name));
            }
        }
        for (Class<?> parent : type.getInterfaces()) {
            collect(parent, name, root, marker, byKey, seen);
        }
    }

    private static boolean isOperation(Method method) {
        int modifiers = method.getModifiers();
        return !Modifier.isStatic(modifiers) && !Modifier.isPrivate(modifiers) && !method.isSynthetic();
    }

    /**
     * The interfaces of a class with the given annotation, those nearest to it first; one that another of them extends is
     * left out, as its operations are part of that.
     */
    public static List<Class<?>> markedInterfaces(Class<?> type, Class<? extends Annotation> marker) {
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> current = type; current != null; current = current.getSuperclass()) {
            collectMarked(current, marker, found);
        }
        return found.stream()
                .filter(one -> found.stream().noneMatch(other -> other != one && one.isAssignableFrom(other)))
                .toList();
    }

    private static void collectMarked(Class<?> type, Class<? extends Annotation> marker, List<Class<?>> found) {
        if (type.isInterface() && type.isAnnotationPresent(marker) && !found.contains(type)) {
            found.add(type);
        }
        for (Class<?> parent : type.getInterfaces()) {
            collectMarked(parent, marker, found);
        }
    }
}
