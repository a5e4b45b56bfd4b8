package io.perdura.examples.notice;

import io.perdura.activity.ActivityPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** Notices as rows of a table, each written exactly once: nobody is reminded twice by a crash. */
@ApplicationScoped
@ActivityPolicy(startToClose = "PT10S", initialInterval = "PT0.2S", maximumInterval = "PT10S")
public class NoticeBoard implements NoticeActivities {

    @PersistenceContext(unitName = "examples")
    @SuppressWarnings("NullAway.Init")
    EntityManager entityManager;

    @Override
    @Transactional
    public void sendNotice(NoticeKind kind, String about, String text) {
        entityManager.persist(new Notice(UUID.randomUUID().toString(), kind, about, text, Instant.now()));
    }
}
