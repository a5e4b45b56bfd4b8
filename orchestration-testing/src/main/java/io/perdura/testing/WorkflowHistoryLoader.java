package io.perdura.testing;

import io.perdura.common.WorkflowExecutionHistory;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads exported histories. */
public final class WorkflowHistoryLoader {

    private WorkflowHistoryLoader() {}

    /**
     * @throws IOException when the file can't be read
     * @throws IllegalArgumentException when it is no exported history; the message names the file
     */
    public static WorkflowExecutionHistory readHistory(File file) throws IOException {
        return parse(file.toString(), Files.readString(file.toPath()));
    }

    /** Reads a resource of the class path, by its name without a leading slash. */
    public static WorkflowExecutionHistory readHistoryFromResource(String resourceName) throws IOException {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? WorkflowHistoryLoader.class.getClassLoader() : context;
        try (InputStream bytes = loader.getResourceAsStream(resourceName)) {
            if (bytes == null) {
                throw new FileNotFoundException("There is no resource " + resourceName + " on the class path");
            }
            return parse(resourceName, new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Reads all files of a folder whose names end with {@code .json}, in the order of their names. */
    public static List<WorkflowExecutionHistory> readHistories(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        List<WorkflowExecutionHistory> histories = new ArrayList<>();
        for (Path file : files) {
            histories.add(readHistory(file.toFile()));
        }
        return histories;
    }

    private static WorkflowExecutionHistory parse(String source, String json) {
        try {
            return WorkflowExecutionHistory.fromJson(json);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
        }
    }
}
