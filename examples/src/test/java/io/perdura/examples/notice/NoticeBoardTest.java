package io.perdura.examples.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.examples.schema.ExampleDatabase;
import org.junit.jupiter.api.Test;

class NoticeBoardTest {

    @Test
    void givenANotice_thenItIsARow() {
        try (ExampleDatabase database = new ExampleDatabase()) {
            NoticeBoard board = new NoticeBoard();
            board.entityManager = database.entityManager();
            database.inTransaction(() -> board.sendNotice(NoticeKind.REMINDER, "o-1", "Somebody waits"));
            assertThat(database.entityManager()
                            .createQuery("select n from Notice n", Notice.class)
                            .getResultList())
                    .singleElement()
                    .satisfies(notice -> {
                        assertThat(notice.kind()).isEqualTo(NoticeKind.REMINDER);
                        assertThat(notice.about()).isEqualTo("o-1");
                        assertThat(notice.message()).isEqualTo("Somebody waits");
                    });
        }
    }
}
