package io.github.passkeyjourney.audit.store.trail;

/**
 * A place where a chain does not hold.
 *
 * @param position the first link that is not as it should be
 * @param kind what is wrong with it
 */
public record ChainBreak(long position, Kind kind) {

    /** The closed list of things that can be wrong. */
    public enum Kind {
        /** What the row tells is not what was chained. */
        CONTENT_CHANGED,
        /** The person in the row is not the one that was recorded. */
        PERSONAL_CHANGED,
        /** The link itself does not fit its neighbours: a hash was changed, or rows were put in another order. */
        LINK_BROKEN,
        /** There is no row at this place, and there are rows behind it. */
        MISSING,
        /** The chain ends before its recorded end. */
        TAIL_MISSING
    }
}
