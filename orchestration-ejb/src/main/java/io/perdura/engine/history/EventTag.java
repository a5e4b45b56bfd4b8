package io.perdura.engine.history;

import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How one kind of event is written: its number and its fields in their order. The number is for ever; a new field goes to the end
 * and comes with a new {@link BatchCodec#VERSION}. All of them: {@link InputTags}, {@link OutputTags}.
 *
 * @param number from 80 up for a new kind
 */
record EventTag<E extends HistoryEvent>(
        int number, Class<E> type, BiConsumer<ByteWriter, E> writer, Function<ByteReader, E> reader) {

    void write(ByteWriter out, HistoryEvent event) {
        writer.accept(out, type.cast(event));
    }

    HistoryEvent read(ByteReader in) {
        return reader.apply(in);
    }
}
