package io.perdura.examples.transfer;

/** So many cents from one account to another. */
public record TransferRequest(String fromAccount, String toAccount, long cents) {}
