package io.perdura.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.batch.BatchOperation;
import io.perdura.common.converter.DefaultDataConverter;
import io.perdura.engine.system.batch.BatchBook;
import io.perdura.web.rest.ApiServer.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesResourceTest {

    private ApiServer api;

    @BeforeEach
    void start() {
        api = new ApiServer();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void a_batch_is_begun_with_all_that_it_may_have() {
        Answer answer = api.post("/batches", """
                {"operation":"SIGNAL","query":"WorkflowType = 'Order'","reason":"news","perSecond":5,
                 "signal":{"name":"reprice","input":["2026-02"]}}""");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location")).endsWith("/api/v1/batches/" + answer.text("/batchId"));
        assertThat(api.engine.starts.get(0).workflowId()).isEqualTo("perdura.batch:" + answer.text("/batchId"));
        BatchBook book = DefaultDataConverter.STANDARD_INSTANCE.fromPayload(
                api.engine.starts.get(0).input().get(0), BatchBook.class, BatchBook.class);
        assertThat(book).isNotNull();
        assertThat(book.work.kind()).isEqualTo(BatchOperation.Kind.SIGNAL);
        assertThat(book.work.signalName()).isEqualTo("reprice");
        assertThat(book.work.input()).containsExactly(Sample.json("\"2026-02\""));
        assertThat(book.work.perSecond()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"query\":\"WorkflowId = 'a'\"}                                       | operation: is missing",
                "{\"operation\":\"CANCEL\"}                                             | query: is missing",
                "{\"operation\":\"CANCEL\",\"query\":\" \"}                             | query: is empty",
                "{\"operation\":\"CANCEL\",\"query\":\"Nonsense\"}                      | query, position 1",
                "{\"operation\":\"EAT\",\"query\":\"WorkflowId = 'a'\"}                 | operation: is \"EAT\"; expected CANCEL",
                "{\"operation\":\"SIGNAL\",\"query\":\"WorkflowId = 'a'\"}              | signal: is missing",
                "{\"operation\":\"RESET\",\"query\":\"WorkflowId = 'a'\"}               | resetTo: is null",
                "{\"operation\":\"CANCEL\",\"query\":\"WorkflowId = 'a'\",\"perSecond\":0} | perSecond: is 0"
            })
    void what_does_not_fit_is_named(String body, String expected) {
        Answer answer = api.post("/batches", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/detail")).contains(expected);
        assertThat(api.engine.starts).isEmpty();
    }

    @Test
    void without_batches_the_list_is_empty_and_a_wrong_page_is_named() {
        assertThat(api.get("/batches").json().at("/batches").isEmpty()).isTrue();
        assertThat(api.get("/batches?pageSize=0").text("/detail")).contains("pageSize");
        assertThat(api.get("/batches?pageToken=x").status()).isEqualTo(400);
    }

    @Test
    void a_batch_that_is_not_there_is_404() {
        assertThat(api.get("/batches/nobody").text("/type")).isEqualTo("urn:perdura:problem:no-such-batch");
        assertThat(api.postNothing("/batches/nobody/stop").status()).isEqualTo(404);
    }
}
