package io.perdura.benchmarks.app;

import io.perdura.benchmarks.load.WitnessFile;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

/** The witness file as long as the application lives. */
@ApplicationScoped
public class Witness {

    private final WitnessFile file = new WitnessFile();

    public void saw(String key, int number) {
        file.saw(key, number);
    }

    @PreDestroy
    void close() {
        file.close();
    }
}
