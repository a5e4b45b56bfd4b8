package io.perdura.examples.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.client.WorkflowOptions;
import io.perdura.common.Payload;
import io.perdura.common.converter.CodecDataConverter;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.DataConverterException;
import io.perdura.common.converter.DefaultDataConverter;
import io.perdura.testing.TestEnvironmentOptions;
import io.perdura.testing.TestWorkflowEnvironment;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class CodecsTest {

    private static final Map<String, SecretKey> KEYS = Map.of(
            "k1", new SecretKeySpec("0123456789abcdef".getBytes(StandardCharsets.US_ASCII), "AES"),
            "k2", new SecretKeySpec("fedcba9876543210".getBytes(StandardCharsets.US_ASCII), "AES"));

    private static DataConverter converter(String key) {
        return new CodecDataConverter(
                DefaultDataConverter.newDefaultInstance(), List.of(new AesGcmCodec(key, KEYS::get), new ZlibCodec()));
    }

    @Test
    void values_come_back_and_nothing_is_readable_in_between() {
        DataConverter converter = converter("k1");
        Payload payload = converter.encode(List.of("secret", "x".repeat(10_000)));
        assertThat(payload.encoding()).isEqualTo(AesGcmCodec.ENCODING);
        assertThat(payload.size()).as("compressed before it was encrypted").isLessThan(1_000);
        assertThat(new String(payload.data(), StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        assertThat(converter.fromPayload(payload, String[].class, String[].class))
                .hasSize(2)
                .contains("secret");
    }

    @Test
    void old_payloads_are_read_with_their_keys_and_without_encryption() {
        Payload old = converter("k1").encode("old");
        Payload plain = DefaultDataConverter.newDefaultInstance().encode("plain");
        assertThat(converter("k2").fromPayload(old, String.class, String.class)).isEqualTo("old");
        assertThat(converter("k2").fromPayload(plain, String.class, String.class))
                .isEqualTo("plain");
    }

    @Test
    void a_damaged_payload_and_a_lost_key_are_refused() {
        DataConverter converter = converter("k1");
        Payload payload = converter.encode("text");
        byte[] damaged = payload.data().clone();
        damaged[damaged.length - 1] ^= 1;
        assertThatThrownBy(() ->
                        converter.fromPayload(new Payload(payload.metadata(), damaged), String.class, String.class))
                .isInstanceOf(DataConverterException.class);
        DataConverter other = new CodecDataConverter(
                DefaultDataConverter.newDefaultInstance(),
                List.of(new AesGcmCodec("k2", id -> id.equals("k2") ? KEYS.get(id) : null)));
        assertThatThrownBy(() -> other.fromPayload(payload, String.class, String.class))
                .isInstanceOf(DataConverterException.class)
                .hasMessageContaining("k1");
    }

    @Test
    void workflows_don_t_notice() {
        try (TestWorkflowEnvironment env = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setDataConverter(converter("k1"))
                .build())) {
            env.newWorker("q").registerWorkflowImplementationTypes(EchoWorkflow.class);
            env.start();
            Echo echo = env.getWorkflowClient()
                    .newWorkflowStub(
                            Echo.class,
                            WorkflowOptions.newBuilder().setTaskQueue("q").build());
            assertThat(echo.echo("hidden")).isEqualTo("hidden");
            assertThat(env.getDiagnostics()).doesNotContain("hidden").contains(AesGcmCodec.ENCODING);
        }
    }

    @WorkflowInterface
    public interface Echo {
        @WorkflowMethod
        String echo(String text);
    }

    public static class EchoWorkflow implements Echo {
        @Override
        public String echo(String text) {
            return text;
        }
    }
}
