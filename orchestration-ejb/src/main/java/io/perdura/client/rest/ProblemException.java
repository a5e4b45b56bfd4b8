package io.perdura.client.rest;

import io.perdura.common.PerduraException;

/** The server refused a request; the problem says why and what to do. */
public final class ProblemException extends PerduraException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.status() + " " + problem.title() + ": " + problem.detail() + " — " + problem.whatToDo());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    /** The HTTP status of the answer. */
    public int status() {
        return problem.status();
    }
}
