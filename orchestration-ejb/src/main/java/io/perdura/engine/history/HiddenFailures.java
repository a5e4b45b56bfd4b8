package io.perdura.engine.history;

import io.perdura.common.Payload;
import io.perdura.common.converter.CodecDataConverter;
import io.perdura.common.converter.DataConverter;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Failures whose message and stack trace only the codecs can read, where {@link CodecDataConverter#isEncodeFailureAttributes} says so.
 * Thread-safe.
 */
record HiddenFailures(DataConverter converter) {

    /** What stands in the place of a message. */
    static final String MESSAGE = "Encoded failure";

    private static final String ENCODED = "encodedAttributes";

    boolean wanted() {
        return converter instanceof CodecDataConverter codecs && codecs.isEncodeFailureAttributes();
    }

    /** The failure without what is to be hidden, which it carries encoded. */
    Failure hidden(Failure failure) {
        String message = failure.message() == null ? "" : failure.message();
        Map<String, String> attributes = new HashMap<>(failure.attributes());
        try {
            Payload words = converter.encode(List.of(message, failure.stackTrace()));
            byte[] bytes = new ByteWriter().payload(words).toByteArray();
            attributes.put(ENCODED, Base64.getEncoder().encodeToString(bytes));
        } catch (RuntimeException broken) { // the codec's message may tell what it should hide
            return new Failure(failure.kind(), MESSAGE + ", and its codec failed", "", attributes, List.of(), null);
        }
        return new Failure(failure.kind(), MESSAGE, "", attributes, failure.details(), failure.cause());
    }

    /** The failure as it was; the same one when nothing of it is hidden. */
    Failure shown(Failure failure) {
        String encoded = failure.attribute(ENCODED);
        if (encoded.isEmpty()) {
            return failure;
        }
        try {
            Payload words = new ByteReader(Base64.getDecoder().decode(encoded)).payload();
            String[] shown = Objects.requireNonNull(converter.fromPayload(words, String[].class, String[].class));
            return new Failure(
                    failure.kind(), shown[0], shown[1], failure.attributes(), failure.details(), failure.cause());
        } catch (RuntimeException unreadable) { // without the key there is still a failure
            return failure;
        }
    }
}
