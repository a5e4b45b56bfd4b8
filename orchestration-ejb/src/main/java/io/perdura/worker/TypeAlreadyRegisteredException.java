package io.perdura.worker;

/** A workflow or activity type is registered with a worker already. */
public final class TypeAlreadyRegisteredException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String registeredTypeName;

    public TypeAlreadyRegisteredException(String registeredTypeName, String message) {
        super(message);
        this.registeredTypeName = registeredTypeName;
    }

    public String getRegisteredTypeName() {
        return registeredTypeName;
    }
}
