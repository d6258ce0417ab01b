package io.github.passkeyjourney.audit.event;

import org.jspecify.annotations.Nullable;

/**
 * "Not now": the offer was put off. An error or a closed dialog is no skip.
 *
 * @param reason why; null of everybody who did not say
 */
public record Skipped(@Nullable SkipReason reason) implements BehaviourFact {

    /** Without a reason. */
    public Skipped() {
        this(null);
    }
}
