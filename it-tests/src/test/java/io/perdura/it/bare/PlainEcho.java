package io.perdura.it.bare;

/** Needs nobody. */
public class PlainEcho implements Echo {
    @Override
    public String echo(String text) {
        return "echo " + text;
    }
}
