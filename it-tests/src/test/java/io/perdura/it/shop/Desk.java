package io.perdura.it.shop;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What the test and the application hand each other. */
@ApplicationScoped
public class Desk {

    private final BlockingQueue<byte[]> tokens = new LinkedBlockingQueue<>();
    private volatile URI address = URI.create("http://localhost");

    public void put(byte[] token) {
        tokens.add(token);
    }

    public byte[] take() throws InterruptedException {
        return tokens.poll(20, TimeUnit.SECONDS);
    }

    public URI address() {
        return address;
    }

    public void address(URI here) {
        address = here;
    }
}
