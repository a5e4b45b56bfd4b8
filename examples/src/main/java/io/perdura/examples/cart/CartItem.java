package io.perdura.examples.cart;

/** So many pieces of one article. */
public record CartItem(String sku, int quantity) {}
