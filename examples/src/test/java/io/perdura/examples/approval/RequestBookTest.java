package io.perdura.examples.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.examples.schema.ExampleDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestBookTest {

    private static final ApprovalRequest REQUEST = new ApprovalRequest("a-1", "New laptop", 150_000L, null);

    private final ExampleDatabase database = new ExampleDatabase();
    private final RequestBook requests = new RequestBook();

    @BeforeEach
    void connect() {
        requests.entityManager = database.entityManager();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void givenARequestThatIsAskedAgain_thenItHasTheNewToken() {
        database.inTransaction(() -> requests.ask(REQUEST, "w-1", "token-1"));
        database.inTransaction(() -> requests.ask(REQUEST, "w-1", "token-2"));
        assertThat(requests.find("a-1")).hasValueSatisfying(request -> {
            assertThat(request.taskToken()).isEqualTo("token-2");
            assertThat(request.state()).isEqualTo(ApprovalState.WAITING);
        });
    }

    @Test
    void givenAnAnswer_whenClosed_thenItIsShown() {
        database.inTransaction(() -> requests.ask(REQUEST, "w-1", "token-1"));
        close(new ApprovalResult("a-1", ApprovalState.APPROVED, "boss", "fine"));
        assertThat(requests.find("a-1")).hasValueSatisfying(request -> {
            assertThat(request.state()).isEqualTo(ApprovalState.APPROVED);
            assertThat(request.decidedBy()).isEqualTo("boss");
            assertThat(request.closedAt()).isNotNull();
        });
    }

    @Test
    void givenAnAnswerThatNoColumnCouldHold_whenClosed_thenItIsCutAndCleaned() {
        database.inTransaction(() -> requests.ask(REQUEST, "w-1", "token-1"));
        close(new ApprovalResult("a-1", ApprovalState.REJECTED, "b\u0000ss", "x".repeat(5_000)));
        assertThat(requests.find("a-1")).hasValueSatisfying(request -> {
            assertThat(request.decidedBy()).isEqualTo("b ss");
            assertThat(request.comment()).hasSize(1_000);
        });
    }

    @Test
    void givenARequestThatNobodyKnows_whenClosed_thenNothingHappens() {
        close(new ApprovalResult("a-2", ApprovalState.EXPIRED, null, null));
        assertThat(requests.find("a-2")).isEmpty();
    }

    private void close(ApprovalResult result) {
        database.inTransaction(() -> requests.close(result));
    }
}
