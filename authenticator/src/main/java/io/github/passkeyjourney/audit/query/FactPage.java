package io.github.passkeyjourney.audit.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of what was asked for.
 *
 * @param facts in the order of the answer
 * @param next where to go on, as the parameter {@code after}; null if nothing can follow
 * @param more whether something follows already; if not, {@code next} serves to ask again later
 * @param waiting facts on record that have no place in the chain yet and will come with {@code next}; null where facts
 *     need none
 */
public record FactPage(
        List<StoredFact> facts,
        @Nullable String next,
        boolean more,
        @Nullable Integer waiting) {

    /** Keeps the facts as they are. */
    public FactPage {
        facts = List.copyOf(facts);
    }
}
