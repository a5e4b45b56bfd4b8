package io.perdura.runtime.config;

import javax.naming.InitialContext;
import javax.naming.NamingException;

/** What the server knows by JNDI names. */
public final class ServerDirectory {

    private ServerDirectory() {}

    /**
     * Looks a name up, on a thread of the application.
     *
     * @param name from the application's configuration or the code, never from a caller
     * @throws NamingException when there is no such name
     */
    @SuppressWarnings("BanJNDI") // the server's own directory, under names that only an administrator can choose
    public static <T> T lookup(String name, Class<T> type) throws NamingException {
        return type.cast(new InitialContext().lookup(name));
    }
}
