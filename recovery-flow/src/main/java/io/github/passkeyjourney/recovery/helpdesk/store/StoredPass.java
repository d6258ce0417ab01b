package io.github.passkeyjourney.recovery.helpdesk.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An access pass; its secret is a slow hash that only the redemption reads.
 *
 * @param id of the pass
 * @param caseId the case it was issued for
 * @param userId whom it lets in
 * @param issuerId who asked for it
 * @param approverId who decided on it; null as long as nobody has, or where nobody needs to
 * @param privileged whether the user was an administrator when it was issued
 * @param state how far it has come
 * @param issuedAt when it was asked for
 * @param expiresAt when it ends, unless something happens before
 */
public record StoredPass(
        String id,
        String caseId,
        String userId,
        String issuerId,
        @Nullable String approverId,
        boolean privileged,
        PassState state,
        Instant issuedAt,
        Instant expiresAt) {}
