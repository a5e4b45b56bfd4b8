package io.perdura.runtime;

import io.perdura.runtime.config.ServerDirectory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.naming.NamingException;

/** The names that the server gives this application and itself. */
final class ServerNames {

    private ServerNames() {}

    /** The application's name, the same on every server that it is deployed to. Call it on a thread of the application. */
    static String application() {
        try {
            return ServerDirectory.lookup("java:app/AppName", String.class);
        } catch (NamingException e) {
            throw new IllegalStateException(
                    "the server does not tell the application's name (java:app/AppName): set perdura.namespace", e);
        }
    }

    /** Host and server name, which together stay the same over a restart. */
    static String server() {
        String name = Optional.ofNullable(System.getProperty("wlp.server.name"))
                .or(() -> Optional.ofNullable(System.getenv("WLP_SERVER_NAME")))
                .orElse("server");
        try {
            return InetAddress.getLocalHost().getHostName() + "/" + name;
        } catch (UnknownHostException noName) {
            return name;
        }
    }
}
