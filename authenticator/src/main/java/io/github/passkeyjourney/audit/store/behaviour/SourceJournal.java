package io.github.passkeyjourney.audit.store.behaviour;

/** Where a run of a server says that it is there and what it has lost. */
@FunctionalInterface
interface SourceJournal {

    /** Writes the state over the one before. A loss that is there already is not written again; throws what went wrong. */
    void write(SourceState state);
}
