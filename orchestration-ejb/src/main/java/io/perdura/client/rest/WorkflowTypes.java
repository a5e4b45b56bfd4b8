package io.perdura.client.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is deployed on the node that answers. */
public record WorkflowTypes(List<WorkflowType> workflowTypes) {

    /** A workflow type that can be started. */
    public record WorkflowType(
            @Schema(examples = "Order") String workflowType,
            @Schema(examples = "default") String taskQueue,
            List<Parameter> parameters,

            @Schema(description = "JSON Schema of what it returns; absent when it returns nothing.") @Nullable
            Object result,

            List<Message> signals,
            List<Message> queries,
            List<Message> updates) {}

    /** A signal, query or update that the type handles. */
    public record Message(
            String name,
            @Nullable String description,
            List<Parameter> parameters,

            @Schema(description = "JSON Schema of what it returns; absent when it returns nothing.") @Nullable
            Object result) {}

    /** An argument, by its place. */
    public record Parameter(
            String name,

            @Schema(description = "JSON Schema (draft 2020-12) of the argument.")
            Object schema) {}
}
