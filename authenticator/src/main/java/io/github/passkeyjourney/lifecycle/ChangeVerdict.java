package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.audit.event.Word;
import io.github.passkeyjourney.policy.EnrollmentVerdict;

/** Whether a session may change a passkey, and if not, why. */
public enum ChangeVerdict implements Word {
    /** It may. */
    ALLOWED,
    /** The account was proven too long ago. */
    SIGN_IN_AGAIN,
    /** The account holds something stronger than what was used. */
    STEP_UP,
    /** A passkey that is still new opened the session; that changes nothing older. */
    COOLING_OFF,
    /** The facts could not be read. */
    UNDECIDED;

    /** What the guard of enrolment says, for a change that no limit of passkeys stands against. */
    static ChangeVerdict of(EnrollmentVerdict verdict) {
        return switch (verdict) {
            case ALLOWED, LIMIT_REACHED -> ALLOWED;
            case SIGN_IN_AGAIN -> SIGN_IN_AGAIN;
            case STEP_UP -> STEP_UP;
            case UNDECIDED -> UNDECIDED;
        };
    }

    /** Whether it may. */
    public boolean allows() {
        return this == ALLOWED;
    }
}
