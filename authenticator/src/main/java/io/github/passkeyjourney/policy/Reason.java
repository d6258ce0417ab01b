package io.github.passkeyjourney.policy;

import java.util.Locale;
import java.util.Optional;

/**
 * Why a user is asked, or is not. The list is closed: these are the words of analytics, of the dry run and of the
 * decision that an admin looks up (table of reasons in docs/policy.md).
 */
public enum Reason {
    /** The page is shown, with "Not now". */
    ASKED,
    /** The page is shown, and enrolment is a duty. */
    ASKED_MANDATORY,
    /** The browser is asked before the user is. Set by the caller, not by the engine: only the browser knows its past. */
    UPGRADE_ATTEMPTED,
    /** The policy, or the phase of the cohort, is off. */
    PHASE_OFF,
    /** The cohort is only measured. */
    PHASE_OBSERVE,
    /** No cohort fits. */
    NO_COHORT,
    /** A cohort fits in everything, but its {@code not} keeps the user out, and no later cohort fits. */
    EXCLUDED,
    /** Part of the experiment's hold-out, which is left alone for comparison. */
    HOLDOUT,
    /** This browser already has a living passkey of this user. */
    HAS_PASSKEY_HERE,
    /** "Not now" was said so often that the user gets a long break. */
    RESTING,
    /** "Not now" was said a short while ago. */
    SNOOZED,
    /** The last try failed a short while ago. */
    ERROR_COOLDOWN,
    /** The device or browser says that it cannot make a fitting passkey. */
    DEVICE_CANNOT,
    /** The device told nothing, so nothing is offered. */
    DEVICE_UNKNOWN,
    /** The sign-in is older than the policy allows for adding a key. */
    NOT_FRESH,
    /** Nobody sits in front of the screen to answer. */
    NOT_INTERACTIVE,
    /** The account has a stronger factor than the one just used. */
    NEEDS_STRONGER_FACTOR,
    /** The user was asked in this session already. */
    ASKED_THIS_SESSION,
    /** The account holds as many passkeys as the policy allows. */
    LIMIT_REACHED,
    /** The stored policy cannot be read. Set by the caller, not by the engine. */
    POLICY_UNREADABLE,
    /** Something failed on our side, and sign-in went on. Set by the caller, not by the engine. */
    FAILED_OPEN;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The word in reports and answers, such as {@code asked-mandatory}. */
    public String id() {
        return id;
    }

    /** Whether the user is shown the page. */
    public boolean asks() {
        return this == ASKED || this == ASKED_MANDATORY;
    }

    /** Finds a reason by its exact {@link #id()}; empty if there is none. */
    public static Optional<Reason> of(String id) {
        return Words.find(values(), Reason::id, id);
    }
}
