package io.perdura.it.crash;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** An HTTP answer. */
record Answer(int status, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    boolean isOneOf(int first, int second) {
        return status == first || status == second;
    }

    boolean isProblem(String name) {
        return body.contains("urn:perdura:problem:" + name);
    }

    /** Whether nobody was there to answer: the server starts or stops, and its applications are not (all) there. */
    boolean isNobodyThere() {
        return status == 503 || (status == 404 && !body.contains("urn:perdura:problem:"));
    }

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + this, e);
        }
    }
}
