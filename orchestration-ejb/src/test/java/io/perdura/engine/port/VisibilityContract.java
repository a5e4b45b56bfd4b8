package io.perdura.engine.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.common.IndexedValueType;
import io.perdura.common.Payload;
import io.perdura.common.SearchAttributeKey;
import io.perdura.common.SearchAttributes;
import io.perdura.engine.history.RunId;
import io.perdura.engine.history.Visible;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What every store promises of memos, search attributes and the list filter language. */
public abstract class VisibilityContract extends StoreContract {

    private static final SearchAttributeKey<String> TITLE = SearchAttributeKey.forText("Title");
    private static final SearchAttributeKey<String> CUSTOMER = SearchAttributeKey.forKeyword("Customer");
    private static final SearchAttributeKey<Long> CENTS = SearchAttributeKey.forLong("Cents");
    private static final SearchAttributeKey<Double> SHARE = SearchAttributeKey.forDouble("Share");
    private static final SearchAttributeKey<Boolean> EXPRESS = SearchAttributeKey.forBoolean("Express");
    private static final SearchAttributeKey<OffsetDateTime> DUE = SearchAttributeKey.forOffsetDateTime("Due");
    private static final SearchAttributeKey<List<String>> TAGS = SearchAttributeKey.forKeywordList("Tags");
    private static final OffsetDateTime NOON = OffsetDateTime.of(2026, 1, 31, 12, 0, 0, 1_000, ZoneOffset.UTC);

    private static Visible shown(SearchAttributes.Builder attributes) {
        return new Visible(
                Map.of("note", Payload.of("json/plain", "\"n\"".getBytes(StandardCharsets.UTF_8))), attributes.build());
    }

    private RunId start(String workflowId, Instant at, Visible visible) {
        Map<String, IndexedValueType> types = new TreeMap<>();
        visible.searchAttributes()
                .getUntypedValues()
                .keySet()
                .forEach(key -> types.put(key.getName(), key.getValueType()));
        stores.clients().registerAttributes(types);
        RunId runId = newRunId();
        start(new NewRun(execution(workflowId, runId, at).withVisible(visible), "r-" + workflowId, batch(runId, 1)));
        return runId;
    }

    /** Four runs: a (all attributes), b (some), c (none, closed), d (none, its code fails). */
    private void fourRuns() {
        start(
                "a",
                T0,
                shown(SearchAttributes.newBuilder()
                        .set(TITLE, "Große Bestellung 100% _x_")
                        .set(CUSTOMER, "c-1")
                        .set(CENTS, -5L)
                        .set(SHARE, 0.25)
                        .set(EXPRESS, true)
                        .set(DUE, NOON)
                        .set(TAGS, List.of("red", "green"))));
        start(
                "b",
                T0.plusSeconds(1),
                shown(SearchAttributes.newBuilder()
                        .set(CUSTOMER, "c-2")
                        .set(CENTS, 7L)
                        .set(TAGS, List.of("blue"))));
        RunId c = start("c", T0.plusSeconds(2), Visible.NOTHING);
        commit(draft("c", c)
                .append(batch(c, 3))
                .current(new CurrentChange.Close(completed(true)))
                .build());
        RunId d = start("d", T0.plusSeconds(3), Visible.NOTHING);
        commit(new Transition(fence("d"), "d", d, null, null, List.of(), List.of(), List.of(), "no luck"));
    }

    private String found(String query) {
        ExecutionFilter filter = ExecutionFilter.parse(query, stores.runs().attributeTypes());
        List<String> ids = new ArrayList<>(stores.runs().list(filter, null, 20).stream()
                .map(ExecutionRecord::workflowId)
                .sorted()
                .toList());
        assertThat(stores.runs().count(filter)).as(query).isEqualTo(ids.size());
        return String.join("", ids);
    }

    @Test
    void the_filter_language_means_the_same_in_every_store() {
        fourRuns();
        Map<String, String> expected = new TreeMap<>(Map.ofEntries(
                Map.entry("", "abcd"),
                Map.entry("Customer = 'c-1'", "a"),
                Map.entry("Customer != 'c-1'", "b"),
                Map.entry("NOT Customer = 'c-1'", "bcd"),
                Map.entry("Customer IN ('c-1', 'c-2')", "ab"),
                Map.entry("Customer NOT IN ('c-1')", "bcd"),
                Map.entry("Customer STARTS_WITH 'c-'", "ab"),
                Map.entry("Customer STARTS_WITH '%'", ""),
                Map.entry("Customer > 'c-1'", "b"),
                Map.entry("Customer IS NULL", "cd"),
                Map.entry("Customer IS NOT NULL", "ab"),
                Map.entry("Cents < 0", "a"),
                Map.entry("Cents BETWEEN -5 AND 7", "ab"),
                Map.entry("Cents != 7", "a"),
                Map.entry("Share >= 0.25", "a"),
                Map.entry("Share = 0.5", ""),
                Map.entry("Express = true", "a"),
                Map.entry("Express != false", "a"),
                Map.entry("Due = '2026-01-31T13:00:00.000001+01:00'", "a"),
                Map.entry("Due > '2026-01-31T12:00:00Z'", "a"),
                Map.entry("Due > '2026-01-31T12:00:00.000001Z'", ""),
                Map.entry("Tags = 'green'", "a"),
                Map.entry("Tags != 'green'", "b"),
                Map.entry("Tags IN ('blue', 'red')", "ab"),
                Map.entry("Tags STARTS_WITH 'bl'", "b"),
                Map.entry("Title = 'große'", "a"),
                Map.entry("Title = '100%'", "a"),
                Map.entry("Title = '1%0'", ""),
                Map.entry("Title != 'kleine'", "a")));
        expected.forEach((query, ids) -> assertThat(found(query)).as(query).isEqualTo(ids));
    }

    @Test
    void built_in_fields_compare_by_their_type() {
        fourRuns();
        Map<String, String> expected = new TreeMap<>(Map.ofEntries(
                Map.entry("WorkflowId IN ('a', 'c')", "ac"),
                Map.entry("workflowid STARTS_WITH 'b'", "b"),
                Map.entry("WorkflowId != 'a' AND (WorkflowId < 'c' OR WorkflowId >= 'd')", "bd"),
                Map.entry("ExecutionStatus = 'Running'", "abd"),
                Map.entry("ExecutionStatus != 'running'", "c"),
                Map.entry("ExecutionStatus IN ('Failed', 'COMPLETED')", "c"),
                Map.entry("StartTime > '" + T0 + "'", "bcd"),
                Map.entry("StartTime = '" + T0 + "'", "a"),
                Map.entry("StartTime > '" + T0.minusNanos(1_000) + "'", "abcd"),
                Map.entry("StartTime = '" + T0.plusNanos(1_000) + "'", ""),
                Map.entry("StartTime <= '" + T0.plusNanos(1_000) + "'", "a"),
                Map.entry("StartTime BETWEEN '" + T0 + "' AND '" + T0.plusSeconds(1) + "'", "ab"),
                Map.entry("CloseTime IS NULL", "abd"),
                Map.entry("CloseTime > '2000-01-01T00:00:00Z'", "c"),
                Map.entry("NOT CloseTime > '2000-01-01T00:00:00Z'", "abd"),
                Map.entry("ExecutionDuration < 'P9999D'", "c"),
                Map.entry("HistoryLength >= 0", "c"),
                Map.entry("ParentWorkflowId = 'p'", ""),
                Map.entry("ParentWorkflowId IS NULL", "abcd"),
                Map.entry("Blocked = true", "d"),
                Map.entry("Blocked != true", "abc"),
                Map.entry("NOT (Blocked = true OR Customer IS NOT NULL)", "c"),
                Map.entry("RunId = '0190163d-8694-739b-aea5-966c26f8ad91'", "")));
        expected.forEach((query, ids) -> assertThat(found(query)).as(query).isEqualTo(ids));
    }

    @Test
    void a_run_that_begins_later_is_found_by_then_and_shows_what_it_is_for() {
        Payload summary = Payload.of("json/plain", "\"s\"".getBytes(StandardCharsets.UTF_8));
        Instant later = T0.plusSeconds(3_600);
        Visible visible = new Visible(Map.of(), SearchAttributes.EMPTY, summary, null, later.toEpochMilli());
        RunId delayed = start("a", T0, visible);
        start("b", T0, Visible.NOTHING);

        assertThat(stores.runs().execution(delayed).orElseThrow().visible()).isEqualTo(visible);
        assertThat(stores.runs().execution(delayed).orElseThrow().executionTime())
                .isEqualTo(later);
        assertThat(found("ExecutionTime = '" + later + "'")).isEqualTo("a");
        assertThat(found("ExecutionTime <= '" + T0 + "'")).isEqualTo("b");
        assertThat(found("ExecutionTime IS NOT NULL")).isEqualTo("ab");
        assertThat(found("StartTime = '" + T0 + "'")).isEqualTo("ab");
    }

    @Test
    void a_run_shows_what_it_was_started_with_and_what_it_changed() {
        Visible before =
                shown(SearchAttributes.newBuilder().set(CUSTOMER, "c-1").set(DUE, NOON));
        RunId run = start("a", T0, before);
        assertThat(stores.runs().execution(run).orElseThrow().visible()).isEqualTo(before);
        assertThat(stores.runs().list(ExecutionFilter.ALL, null, 1).get(0).visible())
                .isEqualTo(before);

        Visible after = new Visible(
                Map.of(), SearchAttributes.newBuilder().set(CUSTOMER, "c-2").build());
        commit(new Transition(fence("a"), "a", run, batch(run, 3), null, List.of(), List.of(), List.of(), null, after));

        assertThat(stores.runs().execution(run).orElseThrow().visible()).isEqualTo(after);
        assertThat(found("Customer = 'c-2' AND Due IS NULL")).isEqualTo("a");
        assertThat(found("Customer = 'c-1'")).isEmpty();
    }

    @Test
    void a_run_whose_code_runs_in_the_commit_that_creates_it_shows_what_that_code_changed() {
        stores.clients().registerAttributes(Map.of("Customer", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
        RunId run = newRunId();
        Visible shown = shown(SearchAttributes.newBuilder().set(CUSTOMER, "c-9"));
        commit(new Transition(
                fence("a"),
                "a",
                run,
                null,
                new CurrentChange.Create(new NewRun(execution("a", run, T0), "r-a", batch(run, 1)), null, null, null),
                List.of(),
                List.of(),
                List.of(),
                null,
                shown));

        assertThat(stores.runs().execution(run).orElseThrow().visible()).isEqualTo(shown);
        assertThat(found("Customer = 'c-9'")).isEqualTo("a");
    }

    @Test
    void a_successor_begins_when_it_says_and_shows_its_own() {
        RunId run = start("a", T0, Visible.NOTHING);
        RunId next = newRunId();
        Instant later = T0.plusSeconds(3_600);
        Visible shown = shown(SearchAttributes.newBuilder().set(CENTS, 1L));
        stores.clients().registerAttributes(Map.of("Cents", IndexedValueType.INDEXED_VALUE_TYPE_INT));
        commit(draft("a", run)
                .append(batch(run, 3))
                .current(new CurrentChange.ContinueAsNew(
                        completed(false),
                        new NewRun(execution("a", next, T0).withVisible(shown), "r-a", batch(next, 1), later)))
                .build());

        assertThat(current("a").orElseThrow().wakeAt()).isEqualTo(later);
        assertThat(stores.runs()
                        .list(ExecutionFilter.parse("Cents = 1", stores.runs().attributeTypes()), null, 5))
                .extracting(ExecutionRecord::runId)
                .containsExactly(next);
    }

    @Test
    void the_first_use_of_a_name_fixes_its_type() {
        Map<String, IndexedValueType> first =
                stores.clients().registerAttributes(Map.of("Customer", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
        Map<String, IndexedValueType> second = stores.clients()
                .registerAttributes(Map.of(
                        "Customer",
                        IndexedValueType.INDEXED_VALUE_TYPE_INT,
                        "Cents",
                        IndexedValueType.INDEXED_VALUE_TYPE_INT));

        assertThat(first).containsEntry("Customer", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
        assertThat(second)
                .containsEntry("Customer", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .containsEntry("Cents", IndexedValueType.INDEXED_VALUE_TYPE_INT);
        assertThat(stores.runs().attributeTypes()).isEqualTo(second);
    }
}
