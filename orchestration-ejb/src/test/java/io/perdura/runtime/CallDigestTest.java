package io.perdura.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.common.Payload;
import io.perdura.common.converter.CodecDataConverter;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.DefaultDataConverter;
import io.perdura.payload.codec.PayloadCodec;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallDigestTest {

    private static final DataConverter PLAIN = DefaultDataConverter.STANDARD_INSTANCE;

    interface Ledger {
        void book(String account, long cents);

        void cancel(String account, long cents);
    }

    /** As encryption with a nonce does: never the same twice. */
    private static final class Salting implements PayloadCodec {

        private final AtomicInteger salt = new AtomicInteger();

        @Override
        public List<Payload> encode(List<Payload> payloads) {
            return payloads.stream().map(this::salted).toList();
        }

        private Payload salted(Payload payload) {
            byte[] longer = Arrays.copyOf(payload.data(), payload.data().length + 1);
            longer[longer.length - 1] = (byte) salt.incrementAndGet();
            return new Payload(payload.metadata(), longer);
        }

        @Override
        public List<Payload> decode(List<Payload> payloads) {
            return payloads.stream()
                    .map(payload ->
                            new Payload(payload.metadata(), Arrays.copyOf(payload.data(), payload.data().length - 1)))
                    .toList();
        }
    }

    private static UUID digest(String method, DataConverter converter, @Nullable Object... arguments) throws Exception {
        Method called = Ledger.class.getMethod(method, String.class, long.class);
        return CallDigest.of(called, arguments, converter);
    }

    @Test
    void calls_differ_by_method_and_arguments() throws Exception {
        assertThat(digest("book", PLAIN, "a", 1L)).isEqualTo(digest("book", PLAIN, "a", 1L));
        assertThat(List.of(
                        digest("book", PLAIN, "a", 1L),
                        digest("book", PLAIN, "a", 2L),
                        digest("book", PLAIN, "b", 1L),
                        digest("book", PLAIN, null, 1L),
                        digest("cancel", PLAIN, "a", 1L)))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_codec_that_encrypts_does_not_make_another_call_of_the_next_attempt() throws Exception {
        DataConverter encrypting = new CodecDataConverter(PLAIN, List.of(new Salting()));

        assertThat(digest("book", encrypting, "a", 1L)).isEqualTo(digest("book", encrypting, "a", 1L));
    }
}
