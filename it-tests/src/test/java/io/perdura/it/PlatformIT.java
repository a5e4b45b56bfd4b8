package io.perdura.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server as {@code liberty-config} sets it up, before any workflow. */
@ArquillianTest
class PlatformIT {

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource application;

    @Resource(lookup = "jdbc/perdura-engine")
    private DataSource engine;

    @Deployment
    static WebArchive application() {
        return Deployments.war("platform.war", PlatformIT.class);
    }

    @Test
    void both_data_sources_read_committed_rows_of_one_database() throws SQLException {
        try (Connection first = application.getConnection();
                Connection second = engine.getConnection()) {
            assertThat(first.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
            assertThat(second.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
            assertThat(address(first)).isEqualTo(address(second));
        }
    }

    /** Without the connection's own properties. */
    private static String address(Connection connection) throws SQLException {
        return connection.getMetaData().getURL().replaceAll("[?;].*", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/ready", "/health/live", "/metrics", "/openapi"})
    @RunAsClient
    void operators_endpoints_answer_without_a_login(String path) throws Exception {
        URI uri = URI.create("http://localhost:" + System.getProperty("it.http.port") + path);
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as("%s: %s", path, response.body()).isEqualTo(200);
    }
}
