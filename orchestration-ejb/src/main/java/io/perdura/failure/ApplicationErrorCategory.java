package io.perdura.failure;

/** How much attention a failure of the application deserves. */
public enum ApplicationErrorCategory {
    /** Nothing is known. The default. */
    UNSPECIFIED,

    /** It belongs to the normal course of business: no reason for an alarm. */
    BENIGN
}
