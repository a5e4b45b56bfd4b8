package io.perdura.web.problem;

import io.perdura.client.rest.Problem.FieldError;
import io.perdura.common.PerduraException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The REST layer itself refuses a request, before the engine sees it. */
public final class RequestRefused extends PerduraException {
    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final transient List<FieldError> errors;

    private RequestRefused(ProblemKind kind, String detail, List<FieldError> errors, @Nullable Throwable cause) {
        super(detail, cause);
        this.kind = kind;
        this.errors = List.copyOf(errors);
    }

    public static RequestRefused of(ProblemKind kind, String detail) {
        return new RequestRefused(kind, detail, List.of(), null);
    }

    public static RequestRefused of(ProblemKind kind, String detail, Throwable cause) {
        return new RequestRefused(kind, detail, List.of(), cause);
    }

    /** One field (of the body, by its path, or a parameter of the URL) does not fit. */
    public static RequestRefused field(String field, String problem) {
        return fields(List.of(new FieldError(field, problem)));
    }

    public static RequestRefused fields(List<FieldError> errors) {
        return fields(ProblemKind.INVALID_REQUEST, errors);
    }

    public static RequestRefused fields(ProblemKind kind, List<FieldError> errors) {
        StringBuilder detail = new StringBuilder();
        for (FieldError error : errors) {
            detail.append(detail.isEmpty() ? "" : "; ")
                    .append(error.field())
                    .append(": ")
                    .append(error.problem());
        }
        return new RequestRefused(kind, detail.toString(), errors, null);
    }

    public ProblemKind kind() {
        return kind;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
