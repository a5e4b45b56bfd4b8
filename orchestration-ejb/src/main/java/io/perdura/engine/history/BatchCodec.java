package io.perdura.engine.history;

/**
 * A history batch as bytes.
 *
 * <pre>
 * batch  = version(1 byte number) writtenAtMillis(number) events(list)
 * event  = tag(number, see {@link EventTag}) section(length, fields of the record in their order)
 * </pre>
 *
 * <p>Values are encoded as {@link ByteWriter} says. The first event id is not repeated in the bytes: it is the row's key. An
 * unknown version, an unknown tag, or a section longer than its fields is refused with a {@link HistoryFormatException}, since
 * only a newer engine can have written it. Thread-safe.
 */
public final class BatchCodec {

    /** The version that is written, and the newest that is read. */
    public static final int VERSION = 1;

    private static final EventTags TAGS = EventTags.ALL;

    private BatchCodec() {}

    /**
     * Makes sure that what is written can be read back. An engine asks before it begins, so that a fault in the table of events stops
     * the start, where it is seen, and not the first commit.
     *
     * @throws ExceptionInInitializerError when the table is at fault; its cause says which events
     */
    public static void requireReadable() {
        // The class is loaded, and its table with it.
    }

    public static byte[] encode(HistoryBatch batch) {
        ByteWriter out = new ByteWriter().number(VERSION).number(batch.writtenAtMillis());
        out.list(batch.events(), BatchCodec::write);
        return out.toByteArray();
    }

    /** @throws HistoryFormatException whatever is wrong with the bytes */
    public static HistoryBatch decode(long firstEventId, byte[] bytes) {
        try {
            return read(firstEventId, bytes);
        } catch (HistoryFormatException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new HistoryFormatException("the history batch at event " + firstEventId + " is damaged: " + e, e);
        }
    }

    private static HistoryBatch read(long firstEventId, byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        int version = in.integer();
        if (version != VERSION) {
            throw new HistoryFormatException("the history batch at event " + firstEventId + " has encoding version "
                    + version + ", but this engine reads version " + VERSION + "; upgrade this node");
        }
        HistoryBatch batch = new HistoryBatch(firstEventId, in.number(), in.list(BatchCodec::read));
        in.requireExhausted("the history batch at event " + firstEventId);
        return batch;
    }

    /** One event alone, in the same encoding as inside a batch. */
    public static void write(ByteWriter out, HistoryEvent event) {
        EventTag<?> tag = TAGS.of(event);
        ByteWriter fields = new ByteWriter();
        tag.write(fields, event);
        out.number(tag.number()).bytes(fields.toByteArray());
    }

    public static HistoryEvent read(ByteReader in) {
        EventTag<?> tag = TAGS.of(in.integer());
        ByteReader fields = in.section();
        HistoryEvent event = tag.read(fields);
        fields.requireExhausted("an event " + tag.type().getSimpleName());
        return event;
    }
}
