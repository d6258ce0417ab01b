package io.github.passkeyjourney.audit.event;

/** A fact that is on record exactly once and for good: it changed how an account can be opened, or who decides that. */
public sealed interface AuditFact extends Fact
        permits PasskeyEnrolled,
                PasskeyRemoved,
                PasskeySuspended,
                PasskeyResumed,
                BackupEligibilityChanged,
                RecoveryStarted,
                ProofAccepted,
                ProofRefused,
                RecoveryHeld,
                RecoveryEnded,
                CaseOpened,
                AccessPassChanged,
                ApprovalDecided,
                PolicyChanged,
                SetUpChanged,
                DrillEnded {}
