package io.perdura.it.hasty;

final class Watch {

    private Watch() {}

    static long now() {
        return System.currentTimeMillis();
    }
}
