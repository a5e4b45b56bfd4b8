package io.perdura.web.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.perdura.client.rest.Problem.FieldError;
import io.perdura.common.Payload;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.DataConverterException;
import io.perdura.common.metadata.Signature;
import io.perdura.engine.partition.EngineConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether arguments fit a method's parameters. The engine itself is lenient, since old runs meet new code; a caller of today is told at
 * once what is wrong.
 */
public final class Arguments {

    private Arguments() {}

    /**
     * @param field how the request names the list of arguments, such as {@code input}
     * @return what does not fit; empty when all does
     */
    public static List<FieldError> misfits(
            String field, Signature signature, List<Payload> arguments, DataConverter converter) {
        int expected = signature.parameterClasses().size();
        if (arguments.size() != expected) {
            return List.of(new FieldError(
                    field,
                    "has " + arguments.size() + (arguments.size() == 1 ? " argument" : " arguments") + "; expected "
                            + expected + " " + parameters(signature)));
        }
        List<FieldError> misfits = new ArrayList<>();
        for (int i = 0; i < expected; i++) {
            if (arguments.get(i).size() > EngineConfig.DEFAULTS.payloadLimit()) {
                // Whether it fits does not matter: the engine says that it is too large.
                continue;
            }
            try {
                converter.fromPayloads(
                        i,
                        arguments,
                        signature.parameterClasses().get(i),
                        signature.parameterTypes().get(i));
            } catch (DataConverterException e) {
                misfits.add(misfit(field + "[" + i + "]", signature, i, e));
            }
        }
        return misfits;
    }

    private static FieldError misfit(String place, Signature signature, int index, DataConverterException e) {
        String wanted = signature.parameterClasses().get(index).getSimpleName() + " "
                + signature.parameterNames().get(index);
        if (e.getCause() instanceof JsonProcessingException json) {
            String path = json instanceof JsonMappingException mapping ? JsonBody.path(mapping) : "";
            String field = path.isEmpty() || path.startsWith("[") ? place + path : place + "." + path;
            String why = json instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                    ? JsonBody.misfit(mismatch)
                    : json.getOriginalMessage();
            return new FieldError(field, "does not fit the parameter " + wanted + ": " + why);
        }
        return new FieldError(place, "does not fit the parameter " + wanted + ": " + e.getMessage());
    }

    private static String parameters(Signature signature) {
        List<String> parameters = new ArrayList<>();
        for (int i = 0; i < signature.parameterClasses().size(); i++) {
            parameters.add(signature.parameterClasses().get(i).getSimpleName() + " "
                    + signature.parameterNames().get(i));
        }
        return parameters.isEmpty() ? "(none)" : "(" + String.join(", ", parameters) + ")";
    }
}
