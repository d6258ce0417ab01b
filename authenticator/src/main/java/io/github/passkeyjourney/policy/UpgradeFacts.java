package io.github.passkeyjourney.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an automatic upgrade depends on beyond what an offer does.
 *
 * @param passwordUsed whether this sign-in used the password: browsers upgrade only what they have just filled in
 * @param attested whether the realm wants to know the authenticator's model, which a browser that does not ask does not tell
 * @param knownSince since when this user signs in with this browser; null if never before
 * @param tried whether this browser was asked before to upgrade this user
 */
public record UpgradeFacts(
        boolean passwordUsed, boolean attested, @Nullable Instant knownSince, boolean tried) {}
