package io.github.passkeyjourney.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Guards the making of passkeys, and for a while what a new one can do (docs/policy.md, "What guards the making of a
 * passkey"): whoever has only stolen a password must not turn it into a lasting key.
 *
 * @param rules the policy's section {@code enrollment}
 */
public record EnrollmentGuard(Enrollment rules) {

    /** Decides. The limit comes first, so that nobody has to prove anything for nothing. */
    public EnrollmentVerdict decide(EnrollmentFacts facts) {
        if (facts.passkeys() >= rules.maxPasskeys()) {
            return EnrollmentVerdict.LIMIT_REACHED;
        }
        if (facts.signInAge() == null || facts.signInAge().compareTo(rules.maxAuthAge()) > 0) {
            return EnrollmentVerdict.SIGN_IN_AGAIN;
        }
        return isStrongEnough(facts) ? EnrollmentVerdict.ALLOWED : EnrollmentVerdict.STEP_UP;
    }

    /** Whether whoever signed in has shown the strongest that the account holds, however long ago. */
    public boolean isStrongEnough(EnrollmentFacts facts) {
        return !rules.requireStrongestFactor() || facts.held().isEmpty() || facts.secondFactorUsed();
    }

    /**
     * Whether a session may remove a credential: not one that a passkey opened that is still cooling off, unless the
     * credential is that passkey itself or one that came after it.
     *
     * @param openerCreated when the passkey was created that opened the session; null if none did
     * @param targetCreated when the credential was created that is to go; null if unknown, which counts as older
     */
    public boolean mayRemove(@Nullable Instant openerCreated, @Nullable Instant targetCreated, Instant now) {
        if (openerCreated == null || !openerCreated.plus(rules.coolingOff()).isAfter(now)) {
            return true;
        }
        return targetCreated != null && !targetCreated.isBefore(openerCreated);
    }
}
