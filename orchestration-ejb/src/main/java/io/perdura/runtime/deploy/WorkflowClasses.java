package io.perdura.runtime.deploy;

import io.perdura.common.metadata.InterfaceMethod;
import io.perdura.engine.determinism.DeterminismInspection;
import io.perdura.runtime.log.Message;
import io.perdura.workflow.DynamicWorkflow;
import io.perdura.workflow.WorkflowInterface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for workflow implementations. CDI reports classes with bean-defining annotations only, and a workflow implementation
 * has none; so the archives of the reported classes, those with a {@code beans.xml}, and the classes of a WAR that carries the engine
 * are listed.
 */
final class WorkflowClasses {

    private static final String CLASSES_OF_WAR = "/WEB-INF/classes/";
    private static final List<String> MARKERS = List.of("META-INF/beans.xml", "WEB-INF/beans.xml");

    private final Map<Archive, ClassLoader> archives = new LinkedHashMap<>();
    private final Set<ClassLoader> loaders = new LinkedHashSet<>();
    private final Set<String> roots = new LinkedHashSet<>();

    /** Remembers where a class came from. */
    void reported(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        if (loader == null) { // the JDK's own
            return;
        }
        Archive.of(type).ifPresent(archive -> {
            roots.add(DeterminismInspection.root(type));
            archives.putIfAbsent(archive, loader);
            loaders.add(loader);
        });
    }

    /** Where the application's classes lie, for the inspection of its workflows. */
    Set<String> roots() {
        return roots;
    }

    /** All concrete classes that implement an interface with {@code @WorkflowInterface}, in order of their names. */
    List<Class<?>> implementations() {
        loaders.forEach(this::addMarkedArchives);
        loaders.forEach(this::addClassesOfWar);
        Archive.of(WorkflowClasses.class).ifPresent(archives::remove); // the engine's
        Set<Class<?>> found = Collections.newSetFromMap(new LinkedHashMap<>());
        archives.forEach((archive, loader) -> {
            for (String name : archive.classNames()) {
                Class<?> type = load(name, loader);
                if (type != null && isImplementation(type)) {
                    found.add(type);
                }
            }
        });
        return found.stream()
                .sorted((a, b) -> a.getName().compareTo(b.getName()))
                .toList();
    }

    /** Workflow implementations in WARs beside the engine's archive that can't be loaded from here, by the name of their WAR. */
    Map<String, List<String>> unseen() {
        return Archive.of(WorkflowClasses.class)
                .map(engine -> engine.file().getParent())
                .map(folder -> new UnseenWars(folder, roots, WorkflowClasses::isMarked).implementations())
                .orElse(Map.of());
    }

    private static boolean isMarked(String name) {
        Class<?> type = name.startsWith("java.") ? null : load(name, WorkflowClasses.class.getClassLoader());
        return type != null && type.isAnnotationPresent(WorkflowInterface.class);
    }

    /** The classes of the WAR that a loader belongs to, also when none of them is a bean. */
    private void addClassesOfWar(ClassLoader loader) {
        try {
            for (URL url : Collections.list(loader.getResources(""))) {
                if (url.getPath().endsWith(CLASSES_OF_WAR)) {
                    Archive.ofResource(url, "").ifPresent(archive -> archives.putIfAbsent(archive, loader));
                    roots.add(url.toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Can't look for " + CLASSES_OF_WAR, e);
        }
    }

    private void addMarkedArchives(ClassLoader loader) {
        for (String marker : MARKERS) {
            try {
                for (URL url : Collections.list(loader.getResources(marker))) {
                    Archive.ofResource(url, marker).ifPresent(archive -> archives.putIfAbsent(archive, loader));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Can't look for " + marker, e);
            }
        }
    }

    private static @Nullable Class<?> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) { // needs a library that is not there: not ours to complain
            Message.CLASS_NOT_READ.log(name, e);
            return null;
        }
    }

    private static boolean isImplementation(Class<?> type) {
        try {
            return !type.isInterface()
                    && !Modifier.isAbstract(type.getModifiers())
                    && !type.isAnonymousClass()
                    && (DynamicWorkflow.class.isAssignableFrom(type)
                            || !InterfaceMethod.markedInterfaces(type, WorkflowInterface.class)
                                    .isEmpty());
        } catch (LinkageError e) {
            Message.CLASS_NOT_READ.log(type.getName(), e);
            return false;
        }
    }
}
