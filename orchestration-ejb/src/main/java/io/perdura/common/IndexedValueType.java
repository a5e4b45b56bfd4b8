package io.perdura.common;

/** What kind of values a search attribute holds. */
public enum IndexedValueType {
    /** Text for people; found by a part of it, ignoring case. */
    INDEXED_VALUE_TYPE_TEXT,
    /** One exact word, such as an id. */
    INDEXED_VALUE_TYPE_KEYWORD,
    /** A whole number of 64 bits. */
    INDEXED_VALUE_TYPE_INT,
    /** A floating point number of 64 bits. */
    INDEXED_VALUE_TYPE_DOUBLE,
    INDEXED_VALUE_TYPE_BOOL,
    /** A point in time, exact to the microsecond. */
    INDEXED_VALUE_TYPE_DATETIME,
    /** Several exact words. */
    INDEXED_VALUE_TYPE_KEYWORD_LIST;

    /** The name for people: {@code Text}, {@code Keyword}, {@code Int}, {@code Double}, {@code Bool}, and so on. */
    public String label() {
        return switch (this) {
            case INDEXED_VALUE_TYPE_TEXT -> "Text";
            case INDEXED_VALUE_TYPE_KEYWORD -> "Keyword";
            case INDEXED_VALUE_TYPE_INT -> "Int";
            case INDEXED_VALUE_TYPE_DOUBLE -> "Double";
            case INDEXED_VALUE_TYPE_BOOL -> "Bool";
            case INDEXED_VALUE_TYPE_DATETIME -> "Datetime";
            case INDEXED_VALUE_TYPE_KEYWORD_LIST -> "KeywordList";
        };
    }
}
