package io.perdura.examples.inventory;

/** So many pieces of one article. */
public record StockItem(String sku, int quantity) {}
