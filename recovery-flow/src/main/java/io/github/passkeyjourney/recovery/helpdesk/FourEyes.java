package io.github.passkeyjourney.recovery.helpdesk;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may decide on an access pass (DESIGN §7; security reference, rows 13 and 14).
 *
 * @param targetId whom the pass would let in
 * @param issuerId who asks for it
 * @param approverId who would decide
 * @param privileged whether the target is an administrator
 * @param realmAdmin whether the approver has every right on the realm
 * @param onRosterSince when the approver was first seen with the role; null for never
 * @param caseOpenedAt when the case was opened
 */
record FourEyes(
        String targetId,
        String issuerId,
        String approverId,
        boolean privileged,
        boolean realmAdmin,
        @Nullable Instant onRosterSince,
        Instant caseOpenedAt) {

    /** Why not; empty if there is nothing against it. */
    Optional<String> objection() {
        if (approverId.equals(targetId)) {
            return Optional.of("nobody decides on a pass for himself");
        }
        if (approverId.equals(issuerId)) {
            return Optional.of("whoever asks for a pass does not decide on it");
        }
        if (onRosterSince == null || !onRosterSince.isBefore(caseOpenedAt)) {
            return Optional.of("approvers must have been known before the case was opened");
        }
        return privileged && !realmAdmin
                ? Optional.of("the user is an administrator: a realm-admin has to decide")
                : Optional.empty();
    }
}
