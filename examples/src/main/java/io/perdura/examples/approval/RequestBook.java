package io.perdura.examples.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** The requests as the outside system sees them. */
@ApplicationScoped
@Transactional
public class RequestBook {

    @PersistenceContext(unitName = "examples")
    @SuppressWarnings("NullAway.Init")
    EntityManager entityManager;

    /** Enters the request, or enters it anew when it was asked before. */
    public void ask(ApprovalRequest request, String workflowId, String taskToken) {
        entityManager.merge(new OutsideRequest(request, workflowId, taskToken, Instant.now()));
    }

    /** Notes how the request ended; one that was never asked is no error. */
    public void close(ApprovalResult result) {
        find(result.requestId()).ifPresent(request -> request.close(result, Instant.now()));
    }

    public Optional<OutsideRequest> find(String requestId) {
        return Optional.ofNullable(entityManager.find(OutsideRequest.class, requestId));
    }
}
