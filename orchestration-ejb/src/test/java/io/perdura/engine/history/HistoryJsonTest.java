package io.perdura.engine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.common.Payload;
import io.perdura.common.RetryState;
import io.perdura.common.WorkflowExecutionHistory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryJsonTest {

    private static final RunId RUN = RunId.of(1_800_000_000_000L, 3, 4);
    private static final Payload TEXT =
            Payload.of("json/plain", "{\"n\": 1.50, \"s\":\"\u00e4\u0000\"}".getBytes(StandardCharsets.UTF_8));
    private static final Payload BYTES = Payload.of("binary/encrypted", new byte[] {0, (byte) 0xff, (byte) 0xc3, 1});

    private static final List<HistoryBatch> BATCHES = List.of(
            new HistoryBatch(
                    1,
                    1_800_000_000_001L,
                    List.of(
                            new InputEvent.WorkflowStarted(
                                    "w-1", "Order", "default", List.of(TEXT, BYTES), 7, RUN, null, null, "r", 0, 0),
                            new InputEvent.WorkflowSignaled("m-1", "hurry", List.of(BYTES)),
                            new TaskCompleted(1_800_000_000_001L, 0),
                            new OutputEvent.ActivityScheduled(
                                    "a",
                                    "Charge",
                                    "",
                                    List.of(TEXT),
                                    new Timeouts(1, 2, 3, Long.MAX_VALUE),
                                    RetryPolicy.DEFAULT),
                            new OutputEvent.SideEffectRecorded(BYTES))),
            new HistoryBatch(
                    6,
                    1_800_000_000_002L,
                    List.of(new InputEvent.ActivityFailed(
                            4,
                            1,
                            8,
                            Failure.application("Busy", null, true)
                                    .withCause(Failure.application("Inner", "why", false)),
                            RetryState.RETRY_STATE_RETRY_POLICY_NOT_SET))));

    @Test
    void every_event_and_every_byte_of_a_payload_survives_export_and_import() {
        String json =
                HistoryJson.write(new HistoryJson.Export("shop", RUN, BATCHES)).toJson(true);

        HistoryJson.Export read = HistoryJson.read(WorkflowExecutionHistory.fromJson(json));

        assertThat(read.namespace()).isEqualTo("shop");
        assertThat(read.runId()).isEqualTo(RUN);
        assertThat(read.batches()).isEqualTo(BATCHES);
    }

    @Test
    void people_can_read_it() {
        String json =
                HistoryJson.write(new HistoryJson.Export("shop", RUN, BATCHES)).toJson(false);

        assertThat(json)
                .contains("\"type\":\"ActivityScheduled\"", "\"activityType\":\"Charge\"")
                .contains("{\"metadata\":{\"encoding\":\"binary/encrypted\"},\"base64\":\"AP/DAQ==\"}");
    }

    @Test
    void what_is_no_export_is_refused() {
        assertThatThrownBy(() -> WorkflowExecutionHistory.fromJson("{")).hasMessageContaining("no exported history");
        assertThatThrownBy(() -> WorkflowExecutionHistory.fromJson("{\"events\":[]}"))
                .hasMessageContaining("\"format\": \"perdura-history\"");
        assertThatThrownBy(() -> WorkflowExecutionHistory.fromJson("{\"format\":\"perdura-history\",\"version\":99}"))
                .hasMessageContaining("version 99");
    }

    @Test
    void a_gap_is_refused() {
        WorkflowExecutionHistory gap = WorkflowExecutionHistory.fromJson(
                "{\"format\":\"perdura-history\",\"version\":1,\"workflowId\":\"w\",\"runId\":\"" + RUN
                        + "\",\"workflowType\":\"T\",\"batches\":[{\"firstEventId\":2}]}");
        assertThatThrownBy(() -> HistoryJson.read(gap)).hasMessageContaining("expected event 1");
    }
}
