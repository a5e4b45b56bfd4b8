package io.perdura.engine.run;

/**
 * How much a run may show of itself.
 *
 * @param memoBytes the most bytes of all memo values; default 2 MiB
 * @param attributes the most search attributes; default 100
 * @param attributeValueBytes the most bytes of one value; default 2 KiB, which is also the most
 * @param attributeBytes the most bytes of all names and values; default 40 KiB
 */
public record VisibilityLimits(int memoBytes, int attributes, int attributeValueBytes, int attributeBytes) {

    public static final VisibilityLimits DEFAULTS = new VisibilityLimits(2 << 20, 100, 2 << 10, 40 << 10);
}
