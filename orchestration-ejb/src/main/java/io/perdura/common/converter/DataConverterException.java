package io.perdura.common.converter;

import io.perdura.common.Payload;
import io.perdura.common.PerduraException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** A value could not be encoded, or a payload does not fit the type that it should become. */
public final class DataConverterException extends PerduraException {
    private static final long serialVersionUID = 1L;

    public DataConverterException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** A payload does not fit the type that a signature asks for. */
    public static DataConverterException doesNotFit(Payload payload, Type target, @Nullable Throwable cause) {
        String why = cause == null ? "" : ": " + cause.getMessage();
        return new DataConverterException(
                "Can't read " + payload + " as " + target.getTypeName() + why
                        + ". Change the data, or the type in the method's signature so that it fits",
                cause);
    }

    /** The same problem, with the place of the value among its neighbours; places count from 1. */
    DataConverterException at(int index, int count) {
        DataConverterException placed = new DataConverterException(
                "Value " + (index + 1) + " of " + count + ": " + getMessage(), getCause() == null ? this : getCause());
        placed.setStackTrace(getStackTrace());
        return placed;
    }
}
