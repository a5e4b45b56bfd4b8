package io.perdura.web.rest;

import io.perdura.client.rest.Reason;
import io.perdura.web.json.JsonBody;
import org.jspecify.annotations.Nullable;

/** Why somebody does something to a workflow, as requests say it: for people who look at it later. */
final class Reasons {

    private Reasons() {}

    /** That of a body with a reason alone; the body may be missing. */
    static String of(byte[] body) {
        return JsonBody.isEmpty(body)
                ? ""
                : orNone(JsonBody.as(Reason.class, body).reason());
    }

    /** The field {@code reason} of a body that has others too. */
    static String orNone(@Nullable String reason) {
        return reason == null ? "" : Parameters.text("reason", reason);
    }
}
