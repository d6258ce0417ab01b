package io.github.passkeyjourney.recovery.helpdesk.store;

import io.github.passkeyjourney.recovery.store.Binding;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asks the helpdesk for help.
 *
 * @param id of the case
 * @param userId the user it is about
 * @param openedBy who of the helpdesk opened it; null for the user
 * @param openedAt when
 * @param binding the sign-in in which a pass may be used; null as long as nobody has one
 * @param verifiedAt when the helpdesk verified the support code of that sign-in; null as long as it has not
 */
public record StoredCase(
        String id,
        String userId,
        @Nullable String openedBy,
        Instant openedAt,
        @Nullable Binding binding,
        @Nullable Instant verifiedAt) {

    /** Whether it is known which sign-in is the user's. */
    public boolean isVerified() {
        return binding != null && verifiedAt != null;
    }
}
