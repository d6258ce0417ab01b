package io.github.passkeyjourney.admin.setup.flow;

import io.github.passkeyjourney.platform.setup.SetupNote;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a flow change remembers.
 *
 * @param note as it is written down
 */
record FlowNote(SetupNote note) {

    private static final String SOURCE = "source";
    private static final String COPY = "copy";
    private static final String PRINT = "print";

    static FlowNote of(@Nullable String source, String copy, String print) {
        Map<String, String> values = new HashMap<>(Map.of(COPY, copy, PRINT, print));
        if (source != null) {
            values.put(SOURCE, source);
        }
        return new FlowNote(new SetupNote(values));
    }

    /** The flow that ran before; null for none. */
    @Nullable
    String source() {
        return note.get(SOURCE);
    }

    /** The flow with our steps. */
    String copy() {
        return Objects.requireNonNull(note.get(COPY));
    }

    /** The print of the copy when it was made. */
    String print() {
        return Objects.requireNonNull(note.get(PRINT));
    }
}
