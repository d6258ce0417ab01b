package io.github.passkeyjourney.lifecycle;

import java.util.Locale;

/** Whether the password of an account may go now, and if not, why. */
public enum PasswordVerdict {
    /** It may. */
    ALLOWED,
    /** The policy wants it to stay. */
    NOT_WANTED,
    /** There is none. */
    NO_PASSWORD,
    /** It is kept by a directory, where Keycloak cannot remove it. */
    ELSEWHERE,
    /** The loss of one device would shut the user out. */
    NOT_RESILIENT,
    /** This very sign-in has not shown that a passkey alone opens the account. */
    PASSKEY_FIRST,
    /** The passkey that opened the session is new, and may have been made by somebody who knew the password. */
    COOLING_OFF,
    /** The facts could not be read. */
    UNDECIDED;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The word in events and on the page, such as {@code not-resilient}. */
    public String id() {
        return id;
    }

    /** Whether it may go. */
    public boolean allows() {
        return this == ALLOWED;
    }

    /** Whether the user should be told; else there is nothing to do with a password here. */
    public boolean concernsUser() {
        return this != NOT_WANTED && this != NO_PASSWORD && this != ELSEWHERE;
    }
}
