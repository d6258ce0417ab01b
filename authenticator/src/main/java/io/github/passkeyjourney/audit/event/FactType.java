package io.github.passkeyjourney.audit.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The closed list of things that happen (docs/events.md). */
public enum FactType implements Word {
    PASSKEY_ENROLLED(PasskeyEnrolled.class),
    PASSKEY_REMOVED(PasskeyRemoved.class),
    PASSWORD_REMOVED(PasswordRemoved.class),
    PASSKEY_SUSPENDED(PasskeySuspended.class),
    PASSKEY_RESUMED(PasskeyResumed.class),
    PASSKEY_EXPIRING(PasskeyExpiring.class),
    SAVED_CODES_CREATED(SavedCodesCreated.class),
    CONTACTS_CHANGED(ContactsChanged.class),
    BACKUP_ELIGIBILITY_CHANGED(BackupEligibilityChanged.class),
    RECOVERY_STARTED(RecoveryStarted.class),
    PROOF_ACCEPTED(ProofAccepted.class),
    PROOF_REFUSED(ProofRefused.class),
    RECOVERY_HELD(RecoveryHeld.class),
    RECOVERY_ENDED(RecoveryEnded.class),
    CASE_OPENED(CaseOpened.class),
    ACCESS_PASS_CHANGED(AccessPassChanged.class),
    APPROVAL_DECIDED(ApprovalDecided.class),
    POLICY_CHANGED(PolicyChanged.class),
    SET_UP_CHANGED(SetUpChanged.class),
    DRILL_ENDED(DrillEnded.class),
    OFFERED(Offered.class),
    SKIPPED(Skipped.class),
    ENROLLMENT_FAILED(EnrollmentFailed.class),
    ACCEPTED(Accepted.class),
    UPGRADE_ATTEMPTED(UpgradeAttempted.class),
    ADVISED(Advised.class),
    SIGN_IN(SignIn.class),
    FALLBACK(Fallback.class),
    DEVICE_SEEN(DeviceSeen.class),
    EXPOSED(Exposed.class),
    PASSKEY_USED(PasskeyUsed.class);

    private static final Map<Class<? extends Fact>, FactType> BY_CLASS =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(FactType::fact, Function.identity()));

    private static final Map<String, FactType> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(FactType::id, Function.identity()));

    private final Class<? extends Fact> fact;

    FactType(Class<? extends Fact> fact) {
        this.fact = fact;
    }

    /** The record that carries facts of this type. */
    public Class<? extends Fact> fact() {
        return fact;
    }

    /** Whether facts of this type are on record exactly once; all others are behaviour. */
    public boolean audited() {
        return AuditFact.class.isAssignableFrom(fact);
    }

    /** Finds a type by its exact {@link #id()}; empty if there is none. */
    public static Optional<FactType> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    static FactType of(Class<? extends Fact> fact) {
        FactType type = BY_CLASS.get(fact);
        if (type == null) {
            throw new IllegalStateException("No type for " + fact);
        }
        return type;
    }
}
