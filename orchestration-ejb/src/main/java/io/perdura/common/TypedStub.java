package io.perdura.common;

/**
 * What every typed stub (a proxy of a workflow or activity interface) also implements, so that its untyped stub can be
 * found again. Not for users: call {@code WorkflowStub.fromTyped}, {@code ChildWorkflowStub.fromTyped} or
 * {@code ExternalWorkflowStub.fromTyped}.
 */
public interface TypedStub {

    /** The untyped stub behind this proxy. */
    Object untypedStubOfPerdura();

    /**
     * The untyped stub of the given kind behind {@code typed}.
     *
     * @throws IllegalArgumentException if {@code typed} is no stub, or one of another kind
     */
    static <S> S untyped(Object typed, Class<S> kind) {
        if (typed instanceof TypedStub stub) {
            Object untyped = stub.untypedStubOfPerdura();
            if (kind.isInstance(untyped)) {
                return kind.cast(untyped);
            }
            throw new IllegalArgumentException(
                    "Expected a stub with a " + kind.getSimpleName() + " behind it, but this one has "
                            + untyped.getClass().getName() + ": pass a stub that the matching factory method created");
        }
        throw new IllegalArgumentException("Expected a stub with a " + kind.getSimpleName() + " behind it, but got "
                + typed.getClass().getName() + ": pass what a new…Stub(Class, …) method returned");
    }
}
