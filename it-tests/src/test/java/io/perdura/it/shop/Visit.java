package io.perdura.it.shop;

import jakarta.enterprise.context.RequestScoped;

/** One for each attempt. */
@RequestScoped
public class Visit {

    private int count;

    public int count() {
        count++;
        return count;
    }
}
