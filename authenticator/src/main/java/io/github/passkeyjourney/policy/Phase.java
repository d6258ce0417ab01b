package io.github.passkeyjourney.policy;

import java.util.Locale;
import java.util.Optional;

/** How far the rollout has come for a cohort; each phase includes what the earlier ones do (docs/policy.md, issue #2). */
public enum Phase {
    /** Nothing is asked, nothing is measured but the audit trail. */
    OFF,
    /** Nothing is asked; capabilities and sign-in methods are measured. */
    OBSERVE,
    /** The nudge with "Not now". */
    OFFER,
    /** The nudge, plus automatic upgrade. */
    ENCOURAGE,
    /** Passkey first on the login page; the nudge as before. */
    PREFER,
    /** The nudge until the deadline or the skip limit, then enrolment is mandatory on a capable device. */
    REQUIRE,
    /** As {@link #REQUIRE}, and a resilient account may drop its password. */
    PASSWORDLESS;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** The word in the policy document: lower case. */
    public String id() {
        return id;
    }

    /** Whether a user of this phase can be asked to enrol at all. */
    public boolean asks() {
        return compareTo(OFFER) >= 0;
    }

    /** Whether behaviour is measured. */
    public boolean measures() {
        return compareTo(OBSERVE) >= 0;
    }

    /** Whether a passkey may be made without a question, after a password sign-in. */
    public boolean upgrades() {
        return compareTo(ENCOURAGE) >= 0;
    }

    /** Whether the login page offers the passkey first. */
    public boolean prefers() {
        return compareTo(PREFER) >= 0;
    }

    /** Whether enrolment becomes mandatory in the end. */
    public boolean enforces() {
        return compareTo(REQUIRE) >= 0;
    }

    /** Whether a password may be dropped that nobody needs any more. */
    public boolean dropsPasswords() {
        return compareTo(PASSWORDLESS) >= 0;
    }

    /** Finds a phase by its exact {@link #id()}; empty if there is none. */
    public static Optional<Phase> of(String id) {
        return Words.find(values(), Phase::id, id);
    }
}
