package io.perdura.examples.gateway;

/** The bank refuses the card. */
public class CardDeclinedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CardDeclinedException(String message) {
        super(message);
    }
}
