package io.github.passkeyjourney.audit.event;

/** Something that happened. Immutable, and free of names, labels and other words that people wrote. */
public sealed interface Fact permits AuditFact, BehaviourFact {

    /** Which thing happened. */
    default FactType type() {
        return FactType.of(getClass());
    }
}
