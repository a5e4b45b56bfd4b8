package io.perdura.examples.web;

import io.perdura.examples.approval.RequestBook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Where the outside system finds its requests and the tokens by which it answers them. */
@Path("approvals")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ApprovalsResource {

    @Inject
    @SuppressWarnings("NullAway.Init")
    RequestBook requests;

    @GET
    @Path("{requestId}")
    public Response request(@PathParam("requestId") String requestId) {
        return requests.find(requestId)
                .map(request -> Response.ok(ApprovalView.of(request)).build())
                .orElseGet(() -> unknown(requestId));
    }

    private static Response unknown(String requestId) {
        return Response.status(Response.Status.NOT_FOUND)
                .type("application/problem+json")
                .entity(Map.of(
                        "title", "Unknown approval request",
                        "status", Response.Status.NOT_FOUND.getStatusCode(),
                        "detail",
                                "No request '%s' was put before the outside system: start an Approval first"
                                        .formatted(requestId)))
                .build();
    }
}
