package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowServiceException;
import io.perdura.common.SearchAttributeKey;
import io.perdura.common.SearchAttributes;
import io.perdura.workflow.ContinueAsNewOptions;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Memo, search attributes, and the suggestion to continue as new. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class SearchAttributesTest extends Kit {

    private static final SearchAttributeKey<String> CUSTOMER = SearchAttributeKey.forKeyword("Customer");
    private static final SearchAttributeKey<Long> CENTS = SearchAttributeKey.forLong("Cents");
    private static final SearchAttributeKey<List<String>> TAGS = SearchAttributeKey.forKeywordList("Tags");

    SearchAttributesTest(int cachedRuns) {
        super(cachedRuns);
    }

    private static WorkflowOptions.Builder shown() {
        return options()
                .setMemo(Map.of("note", "first", "owner", "ann"))
                .setTypedSearchAttributes(SearchAttributes.newBuilder()
                        .set(CUSTOMER, "c-1")
                        .set(CENTS, 5L)
                        .build());
    }

    private Shown stub(WorkflowOptions.Builder options) {
        return client.newWorkflowStub(Shown.class, options.build());
    }

    @Test
    void givenMemoAndAttributesAtStart_thenTheCodeReadsAndChangesThem() {
        run(Showing.class);

        assertThat(stub(shown()).show("change"))
                .isEqualTo("first ann c-1 5 | second null {Cents (Int)=6, Tags (KeywordList)=[a, b]}");
    }

    @Test
    void givenContinueAsNew_thenMemoAndAttributesAreKept() {
        run(Showing.class);

        assertThat(stub(shown()).show("continue")).isEqualTo("changed ann {Cents (Int)=7, Customer (Keyword)=c-1}");
    }

    @Test
    void givenContinueAsNewWithAttributesOfItsOwn_thenTheyReplaceTheOldOnes() {
        run(Showing.class);

        assertThat(stub(shown()).show("replace")).isEqualTo("first ann {Customer (Keyword)=c-2}");
    }

    @Test
    void givenAnAttributeOfAnotherType_thenTheStartIsRefusedAndNamesBothTypes() {
        run(Showing.class);
        WorkflowClient.start(stub(shown())::show, "end");
        Shown other = stub(options()
                .setTypedSearchAttributes(SearchAttributes.newBuilder()
                        .set(SearchAttributeKey.forLong("Customer"), 1L)
                        .build()));

        assertThatThrownBy(() -> WorkflowClient.start(other::show, "end"))
                .isInstanceOf(WorkflowServiceException.class)
                .hasMessageContaining("'Customer' has the type Keyword")
                .hasMessageContaining("type Int");
    }

    @Test
    void givenTooMuchToShow_thenTheStartSaysWhichLimit() {
        run(Showing.class);
        SearchAttributes.Builder many = SearchAttributes.newBuilder();
        for (int i = 0; i <= 100; i++) {
            many.set(SearchAttributeKey.forLong("n" + i), 1L);
        }
        refused(many.build(), "there are 101 search attributes, the limit is 100");
        refused(
                SearchAttributes.newBuilder().set(CUSTOMER, "x".repeat(2_049)).build(),
                "'Customer' has a value of 2049 bytes, the limit is 2048");
        SearchAttributes.Builder large = SearchAttributes.newBuilder();
        for (int i = 0; i < 21; i++) {
            large.set(SearchAttributeKey.forKeyword("k" + i), "x".repeat(2_000));
        }
        refused(large.build(), "bytes in all, the limit is 40960");
        Shown memo = stub(options().setMemo(Map.of("big", "x".repeat(2 << 20))));
        assertThatThrownBy(() -> WorkflowClient.start(memo::show, "end"))
                .hasMessageContaining("the memo has 2097154 bytes, the limit is 2097152");
    }

    private void refused(SearchAttributes attributes, String why) {
        Shown workflow = stub(options().setTypedSearchAttributes(attributes));
        assertThatThrownBy(() -> WorkflowClient.start(workflow::show, "end")).hasMessageContaining(why);
    }

    @Test
    void givenALongHistory_thenContinueAsNewIsSuggested() {
        run(Showing.class);

        assertThat(stub(options()).show("grow")).isEqualTo("false true true");
    }

    @WorkflowInterface
    public interface Shown {
        @WorkflowMethod
        String show(String what);
    }

    public static class Showing implements Shown {
        @Override
        public String show(String what) {
            return switch (what) {
                case "change" -> change();
                case "continue" -> {
                    Workflow.upsertMemo(Map.of("note", "changed"));
                    Workflow.upsertTypedSearchAttributes(CENTS.valueSet(7L));
                    Workflow.continueAsNew("read");
                    yield "";
                }
                case "replace" -> {
                    Workflow.continueAsNew(
                            ContinueAsNewOptions.newBuilder()
                                    .setTypedSearchAttributes(SearchAttributes.newBuilder()
                                            .set(CUSTOMER, "c-2")
                                            .build())
                                    .build(),
                            "read");
                    yield "";
                }
                case "read" ->
                    Workflow.getMemo("note", String.class) + " " + Workflow.getMemo("owner", String.class) + " "
                            + Workflow.getTypedSearchAttributes();
                case "grow" -> grow();
                default -> "";
            };
        }

        private static String change() {
            SearchAttributes attributes = Workflow.getTypedSearchAttributes();
            String before = Workflow.getMemo("note", String.class) + " " + Workflow.getMemo("owner", String.class) + " "
                    + attributes.get(CUSTOMER) + " " + attributes.get(CENTS);
            Map<String, Object> memo = new HashMap<>();
            memo.put("note", "second");
            memo.put("owner", null);
            Workflow.upsertMemo(memo);
            Workflow.upsertTypedSearchAttributes(
                    CUSTOMER.valueUnset(), CENTS.valueSet(6L), TAGS.valueSet(Arrays.asList("a", "b")));
            Workflow.sleep(Duration.ofMinutes(1));
            return before + " | " + Workflow.getMemo("note", String.class) + " "
                    + Workflow.getMemo("owner", String.class) + " " + Workflow.getTypedSearchAttributes();
        }

        private static String grow() {
            boolean first = Workflow.getInfo().isContinueAsNewSuggested();
            for (int i = 0; i < 4_100; i++) {
                Workflow.sideEffect(Integer.class, () -> 1);
            }
            Workflow.sleep(Duration.ofMinutes(1));
            boolean then = Workflow.getInfo().isContinueAsNewSuggested();
            Workflow.sleep(Duration.ofMinutes(1));
            return first + " " + then + " "
                    + (Workflow.getInfo().getHistorySize() > 4_100
                            && Workflow.getInfo().getHistoryLength() > 4_100);
        }
    }
}
