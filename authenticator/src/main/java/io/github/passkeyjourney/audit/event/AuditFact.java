package io.github.passkeyjourney.audit.event;

/** A fact that is on record exactly once and for good: it changed how an account can be opened, or who decides that, or says
 * that its owner was told of such a change ahead. */
public sealed interface AuditFact extends Fact
        permits PasskeyEnrolled,
                PasskeyRemoved,
                PasswordRemoved,
                PasskeySuspended,
                PasskeyResumed,
                PasskeyExpiring,
                SavedCodesCreated,
                ContactsChanged,
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
