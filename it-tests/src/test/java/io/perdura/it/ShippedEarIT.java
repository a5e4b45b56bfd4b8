package io.perdura.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;

/** The application that this project ships, from outside, as the README tries it. */
@ArquillianTest
class ShippedEarIT {

    @Deployment(testable = false)
    static EnterpriseArchive application() {
        return Deployments.shippedEar();
    }

    @Test
    void an_order_of_the_readme_completes_and_nothing_happened_twice() throws Exception {
        Rest.Answer started = Rest.post("/api/v1/workflows", """
                {"workflowType": "Order", "workflowId": "readme-1",
                 "input": [{"orderId": "readme-1", "customerEmail": "a@example.org",
                            "lines": [{"sku": "book", "quantity": 1, "unitCents": 1200}]}]}""");
        assertThat(started.status()).as("%s", started.body()).isEqualTo(201);
        assertThat(started.body().path("workflowId").asText()).isEqualTo("readme-1");

        Rest.Answer result = Rest.get("/api/v1/workflows/readme-1/result?timeout=PT45S");
        assertThat(result.status()).as("%s", result.body()).isEqualTo(200);
        assertThat(result.body().path("status").asText())
                .as("%s", result.body())
                .isEqualTo("COMPLETED");
        assertThat(result.body().at("/result/orderId").asText()).isEqualTo("readme-1");

        assertThat(Rest.get("/examples/orders/readme-1").body()).isEqualTo(Rest.json("""
                        {"reservations": 1, "releases": 0, "charges": 1, "refunds": 0, "shipments": 1}"""));

        assertThat(Rest.get("/api/v1/workflows/readme-1/history").body()).isNotEmpty();
    }

    @Test
    void a_call_over_http_completes_the_workflow_that_waits_for_it() throws Exception {
        Rest.Answer started = Rest.post("/api/v1/workflows", """
                {"workflowType": "Webhook", "workflowId": "hook 1/a", "input": ["parcel 1", "PT1H"]}""");
        assertThat(started.status()).as("%s", started.body()).isEqualTo(201);
        String path = Rest.post("/api/v1/workflows/hook%201%2Fa/queries/callbackPath", "[]")
                .body()
                .path("result")
                .asText();

        assertThat(Rest.post(path, "{}").status()).isEqualTo(400);
        String call = """
                {"status": "DELIVERED", "detail": "at the door"}""";
        assertThat(Rest.post(path, call).status()).isEqualTo(202);
        assertThat(Rest.get("/api/v1/workflows/hook%201%2Fa/result?timeout=PT30S")
                        .body()
                        .at("/result/callback"))
                .isEqualTo(Rest.json(call));
        assertThat(Rest.post(path, call).status()).isEqualTo(410);
    }

    @Test
    void each_example_is_deployed() throws Exception {
        assertThat(Rest.get("/api/v1/workflow-types").body().toString())
                .contains(
                        "\"Order\"",
                        "\"Cart\"",
                        "\"OrderBatch\"",
                        "\"Approval\"",
                        "\"Greeting\"",
                        "\"Seats\"",
                        "\"Transfer\"");
    }

    @Test
    void the_page_and_the_api_keep_browsers_from_loading_anything_from_elsewhere() throws Exception {
        assertThat(Rest.header("/", "Content-Security-Policy")).startsWith("default-src 'self'");
        assertThat(Rest.header("/api/v1/workflow-types", "Content-Security-Policy"))
                .startsWith("default-src 'none'");
        assertThat(Rest.header("/examples/orders/readme-1", "Content-Security-Policy"))
                .as("of another WAR")
                .isEmpty();
    }
}
