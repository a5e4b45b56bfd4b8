package io.perdura.runtime.activity;

import java.io.IOException;
import java.net.URL;
import java.util.Enumeration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The context class loader of an activity. The server's own context loader of an engine's thread sees the server's features
 * (the services behind a Rest Client, say), but in an EAR not the classes of a WAR; the WAR's loader sees its classes, but no
 * features. An activity gets what sees both. Thread-safe.
 */
final class BeanClassLoaders {

    private final Map<ClassLoader, ClassLoader> byOwnLoader = new ConcurrentHashMap<>();
    private final Map<Class<?>, Known> known = new ConcurrentHashMap<>();

    /** What was found out for a bean class and a server's loader. */
    private record Known(ClassLoader server, ClassLoader loader) {}

    /**
     * The loader for one bean class.
     *
     * @param server the context loader that the server gave the engine's thread
     */
    ClassLoader of(Class<?> beanClass, ClassLoader server) {
        Known last = known.get(beanClass);
        if (last != null && last.server() == server) {
            return last.loader();
        }
        ClassLoader found = find(beanClass, server);
        known.put(beanClass, new Known(server, found));
        return found;
    }

    private ClassLoader find(Class<?> beanClass, ClassLoader server) {
        ClassLoader own = beanClass.getClassLoader();
        return sees(server, beanClass) ? server : byOwnLoader.computeIfAbsent(own, loader -> new Both(server, loader));
    }

    private static boolean sees(ClassLoader server, Class<?> beanClass) {
        try {
            return server.loadClass(beanClass.getName()) == beanClass;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** The server's first, then the bean's own. */
    private static final class Both extends ClassLoader {

        private final ClassLoader own;

        Both(ClassLoader server, ClassLoader own) {
            super(server);
            this.own = own;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            return own.loadClass(name);
        }

        @Override
        protected URL findResource(String name) {
            return own.getResource(name);
        }

        @Override
        protected Enumeration<URL> findResources(String name) throws IOException {
            return own.getResources(name);
        }
    }
}
