package io.github.passkeyjourney.enrollment.forecast;

import java.util.Locale;

/** What a forecast takes for granted of a sign-in that has not happened (docs/policy.md, "Forecasts"). Closed words. */
public enum Assumption {
    /** Somebody has just signed in, rather than come back to an open session, and was not asked in it yet. */
    FRESH,
    /** Somebody sits before the page. */
    INTERACTIVE,
    /** The strongest factor of the account was used; who has a passkey used it, and so has one here. */
    STRONGEST_FACTOR,
    /** The device is the one that the user was last seen with; who was never seen has told nothing of his. */
    LAST_DEVICE,
    /** The sign-in is to no client, so that a cohort which names clients takes nobody. */
    NO_CLIENT,
    /** Only enabled users of Keycloak's own tables count, directories that it copies included. */
    STORED_USERS;

    /** The word in answers, such as {@code strongest-factor}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
