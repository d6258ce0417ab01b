package io.github.passkeyjourney.fault;

/** What goes wrong when a fact is to be written down. */
public enum Fault {
    /** Nothing. */
    NONE,
    /** The provider cannot be made. */
    PROVIDER,
    /** An exception while the event is handled. */
    ON_EVENT,
    /** No memory is left while the event is handled. */
    OUT_OF_MEMORY,
    /** No stack is left while the event is handled. */
    STACK_OVERFLOW,
    /** A class is missing, as after half an upgrade. */
    LINKAGE,
    /** The request's transaction fails when all has been said. */
    PREPARE,
    /** The fact cannot be turned into text, after the request's transaction has completed. */
    SERIALIZATION,
    /** The database refuses the fact, after the request's transaction has completed. */
    AFTER_COMPLETION
}
