package io.perdura.it.shop;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;

/** Answers the idempotency key that it was sent. */
@Path("mirror")
public class Mirror {

    @POST
    public String post(@HeaderParam("Idempotency-Key") String key, String body) {
        return key == null ? "no key for " + body : key;
    }

    /** Turns JAX-RS on. */
    @ApplicationPath("remote")
    public static class Services extends Application {}
}
