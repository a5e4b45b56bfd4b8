package io.perdura.engine.determinism;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Reads classes through a class loader, and tells those of the application from the others. Of the application is what lies in one
 * of its archives or, unpacked, in any folder, and the libraries that it brings along; the JDK, the server and this engine are not.
 * Not thread-safe.
 */
final class ApplicationClasses {

    private static final String ENGINE = root(
            ApplicationClasses.class.getClassLoader(),
            ApplicationClasses.class.getName().replace('.', '/'));

    private final ClassLoader loader;
    private final Set<String> roots;
    private final Libraries libraries;
    private final Map<String, Optional<AppClass>> known = new HashMap<>();
    private final Map<String, Set<String>> outsideMethods = new HashMap<>();

    /** @param roots where the application's classes lie, as {@link #root} says it */
    ApplicationClasses(ClassLoader loader, Set<String> roots, Libraries libraries) {
        this.loader = loader;
        this.roots = roots;
        this.libraries = libraries;
    }

    /** Where a class was found: its URL without the path of the class; empty when nobody knows. */
    static String root(@Nullable ClassLoader loader, String internalName) {
        String resource = internalName + ".class";
        URL url = loader == null ? null : loader.getResource(resource);
        String text = url == null ? "" : url.toString();
        return text.endsWith("/" + resource) ? text.substring(0, text.length() - resource.length()) : "";
    }

    /** A class of the application or of a library of it that is followed; empty when it is none, or can't be found. */
    Optional<AppClass> find(String internalName) {
        Optional<AppClass> found = known.get(internalName);
        if (found == null) {
            found = look(internalName);
            known.put(internalName, found);
        }
        return found;
    }

    private Optional<AppClass> look(String internalName) {
        if (internalName.startsWith("java/") || internalName.startsWith("[")) {
            return Optional.empty();
        }
        String root = root(loader, internalName);
        if (root.isEmpty() || root.equals(ENGINE)) {
            return Optional.empty();
        }
        boolean own = roots.contains(root) || root.startsWith("file:");
        return own || libraries.follows(internalName, root)
                ? read(internalName, 0).map(node -> new AppClass(node, !own))
                : Optional.empty();
    }

    private Optional<ClassNode> read(String internalName, int options) {
        String resource = internalName + ".class";
        try (InputStream bytes = open(resource)) {
            if (bytes == null) {
                return Optional.empty();
            }
            ClassNode node = new ClassNode();
            new ClassReader(bytes).accept(node, options | ClassReader.SKIP_FRAMES);
            return Optional.of(node);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the class " + internalName.replace('/', '.'), e);
        }
    }

    private @Nullable InputStream open(String resource) {
        InputStream bytes = loader.getResourceAsStream(resource);
        return bytes == null ? ClassLoader.getSystemResourceAsStream(resource) : bytes;
    }

    /** The methods, as name and descriptor, that a class outside the application and its supertypes let others override. */
    Set<String> overridableOutside(String internalName) {
        Set<String> found = outsideMethods.get(internalName);
        if (found == null) {
            found = new HashSet<>();
            outsideMethods.put(internalName, found);
            Optional<ClassNode> node = read(internalName, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
            if (node.isPresent()) {
                for (MethodNode method : node.get().methods) {
                    if ((method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0
                            && !method.name.startsWith("<")) {
                        found.add(method.name + method.desc);
                    }
                }
                for (String supertype : supertypes(node.get())) {
                    found.addAll(overridableOutside(supertype));
                }
            }
        }
        return found;
    }

    private static List<String> supertypes(ClassNode node) {
        return new AppClass(node, true).supertypes();
    }
}
