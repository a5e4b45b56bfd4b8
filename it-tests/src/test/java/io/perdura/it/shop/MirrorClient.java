package io.perdura.it.shop;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** A remote service, as a MicroProfile Rest Client. */
@Path("mirror")
public interface MirrorClient {

    @POST
    String post(String body);
}
