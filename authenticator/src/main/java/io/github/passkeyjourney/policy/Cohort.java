package io.github.passkeyjourney.policy;

import org.jspecify.annotations.Nullable;

/**
 * A part of the users and what they meet. The first cohort that matches wins (issue #2).
 *
 * @param name unique in the policy; also the salt of its percentage, so a renamed cohort draws anew
 * @param match whom it takes
 * @param phase how far the rollout has come for them
 * @param nudge how often they are asked; complete, the document's own section is merged in already
 * @param expiry overrides the document's section; null to use that
 * @param experiment name of the experiment that its users take part in; null for none
 */
public record Cohort(
        String name,
        Match match,
        Phase phase,
        Cadence nudge,
        @Nullable Expiry expiry,
        @Nullable String experiment) {

    /**
     * @throws IllegalArgumentException if a name does not follow {@link Limits#NAME_SYNTAX}
     */
    public Cohort {
        Limits.requireName("name", name);
        if (experiment != null) {
            Limits.requireName("experiment", experiment);
        }
    }
}
