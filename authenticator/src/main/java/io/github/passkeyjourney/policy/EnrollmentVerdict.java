package io.github.passkeyjourney.policy;

import java.util.Locale;

/** Whether a passkey may be made now, and if not, what has to happen first. */
public enum EnrollmentVerdict {
    /** It may. */
    ALLOWED,
    /** The sign-in is too old, or of unknown age. */
    SIGN_IN_AGAIN,
    /** The account holds something stronger than what was used. */
    STEP_UP,
    /** The account holds as many passkeys as the policy allows. */
    LIMIT_REACHED,
    /** The facts could not be read. Set by the caller: what protects an account fails closed. */
    UNDECIDED;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The word in events and on the page, such as {@code step-up}. */
    public String id() {
        return id;
    }

    /** Whether the ceremony may go on. */
    public boolean allows() {
        return this == ALLOWED;
    }
}
