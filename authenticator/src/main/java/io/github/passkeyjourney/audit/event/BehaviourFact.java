package io.github.passkeyjourney.audit.event;

/**
 * A fact about how people sign in. It is written behind the request under a pseudonym; when a server is killed, facts of
 * its last second may be lost, and the loss is reported.
 */
public sealed interface BehaviourFact extends Fact
        permits Offered,
                Skipped,
                EnrollmentFailed,
                Accepted,
                UpgradeAttempted,
                Advised,
                SignIn,
                Fallback,
                DeviceSeen,
                Exposed,
                PasskeyUsed {}
