package io.github.passkeyjourney.audit.store.trail;

import org.jspecify.annotations.Nullable;

/**
 * What a verification of a realm's chain found.
 *
 * @param head the recorded end of the chain
 * @param verified rows that are what was chained, erased ones among them
 * @param erased rows of these in which a person was forgotten
 * @param notYetChained rows that wait to be chained; nothing is known of them
 * @param firstBreak the first place where the chain does not hold; null if it holds everywhere
 */
public record ChainReport(
        ChainHead head,
        long verified,
        long erased,
        long notYetChained,
        @Nullable ChainBreak firstBreak) {

    /** Whether the whole chain holds. */
    public boolean intact() {
        return firstBreak == null;
    }
}
