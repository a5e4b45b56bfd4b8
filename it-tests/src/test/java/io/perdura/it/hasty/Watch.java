package io.perdura.it.hasty;

public final class Watch {

    private Watch() {}

    public static long now() {
        return System.currentTimeMillis();
    }
}
