package io.perdura.it;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The archives that the tests deploy, in the shapes that users build. */
public final class Deployments {

    private Deployments() {}

    /** A user's WAR: classes of their own, the engine and its libraries in {@code WEB-INF/lib}. */
    public static WebArchive warWithEngine(String name, Class<?>... classes) {
        return war(name, classes).addAsLibraries(engineLibraries());
    }

    /** A WAR with classes and the assertions of the tests, but no engine: a module of an EAR that brings one. */
    public static WebArchive war(String name, Class<?>... classes) {
        return ShrinkWrap.create(WebArchive.class, name)
                .addClasses(classes)
                .addAsLibraries(jarOf(Assertions.class))
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
    }

    /** The application that this project ships, as it was built. */
    public static EnterpriseArchive shippedEar() {
        return ShrinkWrap.create(ZipImporter.class, "perdura.ear")
                .importFrom(Path.of(System.getProperty("it.ear")).toFile())
                .as(EnterpriseArchive.class);
    }

    /** The same with one more WAR, under its own name as context root. */
    public static EnterpriseArchive shippedEarWith(WebArchive war) {
        EnterpriseArchive ear = shippedEar();
        String module = "<module><web><web-uri>" + war.getName() + "</web-uri><context-root>/"
                + war.getName().replace(".war", "") + "</context-root></web></module>";
        String descriptor = text(ear, "META-INF/application.xml").replace("</application>", module + "</application>");
        ear.delete("META-INF/application.xml");
        return ear.addAsModule(war).setApplicationXML(new StringAsset(descriptor));
    }

    private static String text(Archive<?> archive, String path) {
        try (InputStream content = archive.get(path).getAsset().openStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The engine as an EJB module, by itself, with its libraries in {@code lib/}: the core of a user's own EAR. */
    public static EnterpriseArchive earWithEngine(String name) {
        EnterpriseArchive ear = ShrinkWrap.create(EnterpriseArchive.class, name);
        for (File library : engineLibraries()) {
            if (library.getName().startsWith("orchestration-ejb")) {
                ear.addAsModule(ShrinkWrap.create(ZipImporter.class, "orchestration-ejb.jar")
                        .importFrom(library)
                        .as(JavaArchive.class));
            } else {
                ear.addAsLibraries(library);
            }
        }
        return ear;
    }

    private static File[] engineLibraries() {
        File directory = new File(System.getProperty("it.libraries"));
        return Objects.requireNonNull(
                directory.listFiles((dir, name) -> name.endsWith(".jar")),
                () -> "no libraries in " + directory + ": run the build from the root, with -am");
    }

    private static File jarOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no jar of " + type, e);
        }
    }
}
