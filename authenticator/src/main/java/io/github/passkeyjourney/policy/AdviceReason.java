package io.github.passkeyjourney.policy;

import java.util.Locale;

/** Why a holder of a passkey is advised, or is not. The list is closed (docs/policy.md, "A second passkey"). */
public enum AdviceReason {
    /** The page is shown. */
    ADVISED,
    /** The policy wants nobody to be asked like this. */
    NOT_WANTED,
    /** The user is in no cohort, or in one whose phase asks nobody. */
    PHASE_ASKS_NOBODY,
    /** Nobody sits in front of the screen to answer. */
    NOT_INTERACTIVE,
    /** The session goes on: nobody has signed in just now. */
    NOT_FRESH,
    /** Another page of ours is due, or was shown, in this sign-in. */
    ASKED_THIS_SESSION,
    /** The account has no passkey: that is for the nudge. */
    NO_PASSKEY,
    /** The account outlives the loss of a device, as far as passkeys go. */
    NOT_FRAGILE,
    /** Too little is known of the passkeys. */
    PASSKEY_UNKNOWN,
    /** The device told nothing. */
    DEVICE_UNKNOWN,
    /** The device, or the realm, does not allow the kind of passkey that would help. */
    DEVICE_CANNOT,
    /** The guard would refuse a new passkey: something stronger than what was used is needed. */
    NEEDS_STRONGER_FACTOR,
    /** The guard would refuse a new passkey: the account holds as many as the policy allows. */
    LIMIT_REACHED,
    /** The last try failed a short while ago. */
    ERROR_COOLDOWN,
    /** "Not now" was said so often that the user gets a long break. */
    RESTING,
    /** "Not now" was said a short while ago. */
    SNOOZED,
    /** Something failed on our side, and sign-in went on. Set by the caller, not by the rule. */
    FAILED_OPEN;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The word in the log and the documentation, such as {@code not-fragile}. */
    public String id() {
        return id;
    }
}
