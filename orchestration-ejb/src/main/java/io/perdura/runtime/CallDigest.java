package io.perdura.runtime;

import io.perdura.common.Payload;
import io.perdura.common.converter.CodecDataConverter;
import io.perdura.common.converter.DataConverter;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A method and what it is called with, as a name that is the same for each attempt. */
final class CallDigest {

    private CallDigest() {}

    /** Arguments are compared as the converter writes them, below its codecs: encryption makes something else of them each time. */
    static UUID of(Method method, @Nullable Object[] arguments, DataConverter converter) {
        DataConverter plain = converter instanceof CodecDataConverter codecs ? codecs.withoutCodecs() : converter;
        StringBuilder text = new StringBuilder(method.toGenericString());
        for (Object argument : arguments) {
            Payload payload = plain.encode(argument);
            text.append('\n')
                    .append(payload.data().length)
                    .append(' ')
                    .append(new String(payload.data(), StandardCharsets.ISO_8859_1));
        }
        return UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
