package io.perdura.runtime.thread;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** Virtual threads of Java 21 and later, found by reflection since this code must run on Java 17 too. */
final class VirtualThreads {

    private VirtualThreads() {}

    /** A factory of virtual threads, or empty when this JVM has none. */
    static Optional<ThreadFactory> factory() {
        try {
            Class<?> builderType = Class.forName("java.lang.Thread$Builder");
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return Optional.of((ThreadFactory) builderType.getMethod("factory").invoke(builder));
        } catch (ClassNotFoundException | NoSuchMethodException notThere) {
            return Optional.empty();
        } catch (IllegalAccessException | InvocationTargetException previewOnly) {
            return Optional.empty();
        }
    }
}
