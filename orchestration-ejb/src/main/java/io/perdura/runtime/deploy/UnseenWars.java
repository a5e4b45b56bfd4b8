package io.perdura.runtime.deploy;

import io.perdura.workflow.WorkflowInterface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The WARs of an EAR whose classes CDI does not report, since none of them is a bean. Their files lie beside the engine's archive and can
 * be read, but nothing here has their class loader: a workflow in them can't be run, only told of.
 */
final class UnseenWars {

    private static final String WAR = ".war";
    private static final String CLASS = ".class";
    private static final String CLASSES = "WEB-INF/classes";
    private static final String MARK = Type.getDescriptor(WorkflowInterface.class);

    private final Path folder;
    private final Set<String> roots;
    private final Predicate<String> markedElsewhere;

    /**
     * @param folder where the engine's archive lies
     * @param roots where the classes come from that CDI did report
     * @param markedElsewhere whether a class of this name, of the EAR's libraries, has {@link WorkflowInterface}
     */
    UnseenWars(Path folder, Set<String> roots, Predicate<String> markedElsewhere) {
        this.folder = folder;
        this.roots = roots;
        this.markedElsewhere = markedElsewhere;
    }

    /** The workflow implementations in them, by the name of their WAR; empty when there is none, or when they can't be read. */
    Map<String, List<String>> implementations() {
        Map<String, List<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path war : files.filter(this::isUnseen).toList()) {
                List<String> implementations = implementations(war);
                if (!implementations.isEmpty()) {
                    found.put(war.getFileName().toString(), implementations);
                }
            }
        } catch (IOException | UncheckedIOException | ProviderNotFoundException notReadable) {
            return Map.of(); // it is a hint only
        }
        return found;
    }

    private boolean isUnseen(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(WAR)
                && roots.stream().noneMatch(root -> root.contains("/" + name + "!") || root.contains("/" + name + "/"));
    }

    private List<String> implementations(Path war) throws IOException {
        if (Files.isDirectory(war)) {
            return below(war.resolve(CLASSES));
        }
        try (FileSystem zip = FileSystems.newFileSystem(war)) {
            return below(zip.getPath(CLASSES));
        }
    }

    private List<String> below(Path classes) throws IOException {
        List<Outline> outlines = new ArrayList<>();
        if (Files.isDirectory(classes)) {
            try (Stream<Path> files = Files.walk(classes)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(CLASS)).toList()) {
                    Outline.read(Files.readAllBytes(file), outlines);
                }
            }
        }
        Set<String> marked = new HashSet<>();
        outlines.stream().filter(type -> type.marked).forEach(type -> marked.add(type.name));
        return outlines.stream()
                .filter(type -> !type.isAbstract)
                .filter(type ->
                        type.interfaces.stream().anyMatch(of -> marked.contains(of) || markedElsewhere.test(of)))
                .map(type -> type.name)
                .sorted()
                .toList();
    }

    /** What a class file says of its class, without loading it. */
    private static final class Outline extends ClassVisitor {
        private String name = "";
        private boolean isAbstract;
        private boolean marked;
        private List<String> interfaces = List.of();

        private Outline() {
            super(Opcodes.ASM9);
        }

        static void read(byte[] bytes, List<Outline> into) {
            Outline outline = new Outline();
            try {
                new ClassReader(bytes)
                        .accept(outline, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            } catch (RuntimeException newerOrDamaged) {
                return;
            }
            into.add(outline);
        }

        @Override
        public void visit(
                int version, int access, String internalName, String signature, String superName, String[] of) {
            name = internalName.replace('/', '.');
            isAbstract = (access & Opcodes.ACC_ABSTRACT) != 0;
            interfaces = Stream.of(of).map(type -> type.replace('/', '.')).toList();
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            marked |= descriptor.equals(MARK);
            return super.visitAnnotation(descriptor, visible);
        }
    }
}
