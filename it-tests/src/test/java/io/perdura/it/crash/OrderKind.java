package io.perdura.it.crash;

/** The sorts of orders that the customers send, and what must become of each. */
enum OrderKind {
    SMALL("book", 1_200, "a@example.org", false, ""),
    ABOVE_THE_LIMIT("desk", 24_900, "b@example.org", true, ""),
    OUT_OF_STOCK("out-of-stock", 1_200, "c@example.org", false, "OutOfStock"),
    DECLINED("book", 1_200, "declined@example.org", false, "CardDeclined");

    private final String sku;
    private final int unitCents;
    private final String customerEmail;
    private final boolean needsApproval;
    private final String failureType;

    OrderKind(String sku, int unitCents, String customerEmail, boolean needsApproval, String failureType) {
        this.sku = sku;
        this.unitCents = unitCents;
        this.customerEmail = customerEmail;
        this.needsApproval = needsApproval;
        this.failureType = failureType;
    }

    /** Of ten orders five are small, three need an approval, and one fails in each of two ways. */
    static OrderKind ofNumber(int number) {
        return switch (number % 10) {
            case 2, 5, 8 -> ABOVE_THE_LIMIT;
            case 3 -> OUT_OF_STOCK;
            case 7 -> DECLINED;
            default -> SMALL;
        };
    }

    boolean needsApproval() {
        return needsApproval;
    }

    boolean ships() {
        return failureType.isEmpty();
    }

    /** The type of the failure that it must end with; empty if it ships. */
    String failureType() {
        return failureType;
    }

    String startRequest(String id) {
        return """
            {"workflowType": "Order", "workflowId": "%1$s", "requestId": "request-%1$s", "input": [{"orderId": "%1$s",
             "customerEmail": "%2$s", "lines": [{"sku": "%3$s", "quantity": 1, "unitCents": %4$d}]}]}\
            """.formatted(id, customerEmail, sku, unitCents);
    }
}
