package io.perdura.engine.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TaskNoteTest {

    @Test
    void a_plain_text_stays_as_it_is() {
        TaskNote note = new TaskNote("java.lang.NullPointerException: x\n\tat a.B.c(B.java:3)", null);
        assertThat(note.stored()).isEqualTo(note.text());
        assertThat(TaskNote.read(note.stored())).isEqualTo(note);
    }

    @Test
    void a_divergence_is_read_back_in_its_parts() {
        TaskNote note = new TaskNote(
                "BLOCKED: it does not fit",
                new TaskNote.Divergence(6, "ActivityScheduled 'Charge'", "a timer", "a.B.c(B.java:31)", "gift", -1));
        assertThat(note.stored()).startsWith("BLOCKED: it does not fit");
        assertThat(TaskNote.read(note.stored())).isEqualTo(note);
    }

    @Test
    void what_the_code_named_can_not_break_it() {
        TaskNote note = new TaskNote("x", new TaskNote.Divergence(6, "a\u001fb", "", "", "", 0));
        assertThat(TaskNote.read(note.stored()).divergence())
                .isEqualTo(new TaskNote.Divergence(6, "a b", "", "", "", 0));
        assertThat(TaskNote.read(new TaskNote("a\u001fb", null).stored()).text())
                .isEqualTo("a b");
    }
}
