package io.perdura.common.converter;

import io.perdura.common.Payload;

/**
 * A value that is not decoded or encoded: for code that passes on what it does not know, such as a dynamic workflow. As a parameter or a
 * result, it is the payload as it is stored (after the codecs, if there are any).
 */
public record RawValue(Payload payload) {

    public Payload getPayload() {
        return payload;
    }
}
