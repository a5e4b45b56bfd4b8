package io.perdura.examples.batch;

import io.perdura.activity.ActivityPolicy;
import io.perdura.failure.ApplicationFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The files of orders that are packaged with the application under {@code data/}; no other file can be named. */
@ApplicationScoped
@ActivityPolicy(startToClose = "PT30S", maximumInterval = "PT10S")
public class ShippedOrderFiles implements OrderFileActivities {

    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*\\.csv");

    @Override
    public int countOrders(String file) {
        return rows(file).size();
    }

    @Override
    public List<OrderRow> readOrders(String file, int first, int size) {
        List<OrderRow> rows = rows(file);
        return List.copyOf(rows.subList(Math.min(first, rows.size()), Math.min(first + size, rows.size())));
    }

    private static List<OrderRow> rows(String file) {
        if (!FILE_NAME.matcher(file).matches()) {
            throw unknown(file);
        }
        try (InputStream stream = ShippedOrderFiles.class.getResourceAsStream("/data/" + file)) {
            if (stream == null) {
                throw unknown(file);
            }
            return rows(file, new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the order file '" + file + "'", e);
        }
    }

    private static List<OrderRow> rows(String file, BufferedReader reader) throws IOException {
        String header = reader.readLine();
        if (!OrderRowParser.HEADER.equals(header)) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "The order file '%s' begins with '%s', expected '%s'"
                            .formatted(file, header, OrderRowParser.HEADER),
                    "InvalidOrderFile");
        }
        List<OrderRow> rows = new ArrayList<>();
        int line = 1;
        for (String row = reader.readLine(); row != null; row = reader.readLine()) {
            rows.add(OrderRowParser.parse(++line, row));
        }
        return rows;
    }

    private static ApplicationFailure unknown(String file) {
        return ApplicationFailure.newNonRetryableFailure(
                "There is no order file '%s': name one that is shipped under data/, such as orders.csv".formatted(file),
                UNKNOWN_FILE);
    }
}
