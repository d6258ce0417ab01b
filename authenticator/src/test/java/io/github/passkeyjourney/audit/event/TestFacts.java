package io.github.passkeyjourney.audit.event;

import io.github.passkeyjourney.policy.Advice;
import io.github.passkeyjourney.policy.Platform;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One fact of each type, and circumstances for them. */
public final class TestFacts {

    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");

    private static final String PASSKEY = "7d9c1c2a-1f0a-4c57-9b0e-1b7f6f0c1a2b";
    private static final String RECOVERY = "c0ffee00-0000-4000-8000-000000000001";

    private TestFacts() {}

    /** One of each type. */
    public static Stream<Fact> all() {
        return Stream.of(
                new PasskeyEnrolled(
                        PASSKEY,
                        EnrollmentOrigin.NUDGE,
                        "ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4",
                        "Google Password Manager"),
                new PasskeyRemoved(PASSKEY, RemovalCause.USER),
                new PasswordRemoved(RemovalCause.USER),
                new PasskeySuspended(PASSKEY, SuspensionCause.LOST),
                new PasskeyResumed(PASSKEY),
                new PasskeyExpiring(PASSKEY, "Google Password Manager", NOON.plusSeconds(86_400), ExpiryCause.AGE),
                new SavedCodesCreated(true),
                new ContactsChanged(ContactKind.PHONE, ContactChange.ADDED),
                new BackupEligibilityChanged(PASSKEY, true),
                new RecoveryStarted(RECOVERY),
                new ProofAccepted(RECOVERY, "saved-code"),
                new ProofRefused(RECOVERY, "email-code"),
                new RecoveryHeld(RECOVERY, NOON.plusSeconds(86_400)),
                new RecoveryEnded(RECOVERY, RecoveryOutcome.COMPLETED, false, 95),
                new CaseOpened("case-1"),
                new AccessPassChanged("pass-1", AccessPassStep.ISSUED),
                new ApprovalDecided("pass-1", ApprovalDecision.APPROVED),
                new PolicyChanged(null, "9f86d081884c7d659a2feaa0c55ad015", List.of("cohorts", "enabled")),
                new SetUpChanged(SetUpAction.APPLIED, List.of("passkeys", "browser-flow")),
                new DrillEnded(DrillOutcome.PASSED),
                new Offered(true),
                new Skipped(SkipReason.NO_TIME),
                new EnrollmentFailed(EnrollFailure.CANCELLED),
                new Accepted(),
                new UpgradeAttempted(UpgradeOutcome.DECLINED),
                new Advised(Advice.TURN_ON_SYNC, AdviceOutcome.SKIPPED),
                signIn(SignInMethod.PASSWORD_OTP),
                new Fallback(FallbackCause.NO_PASSKEY_HERE, SignInMethod.PASSWORD),
                new DeviceSeen(0x1ff, 0x3f),
                new Exposed("benefit-2027"),
                new PasskeyUsed(PASSKEY, true, true, true));
    }

    public static SignIn signIn(SignInMethod method) {
        return new SignIn(method, SignInOutcome.SUCCEEDED, true);
    }

    /** A user of a cohort, on a phone. */
    public static Circumstances onAPhone(@Nullable String userId) {
        return new Circumstances(
                "realm-1", userId, null, "app", "pilot", "faster", Platform.ANDROID, Browser.CHROME, "192.0.2.0/24");
    }

    public static RecordedFact recorded(Fact fact) {
        return recorded(fact, onAPhone("user-1"));
    }

    public static RecordedFact recorded(Fact fact, Circumstances circumstances) {
        UUID id = UUID.fromString("00000000-0000-4000-8000-000000000001");
        return new RecordedFact(id, "node-1", NOON, circumstances, fact);
    }
}
