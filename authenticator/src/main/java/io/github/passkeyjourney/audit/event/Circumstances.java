package io.github.passkeyjourney.audit.event;

import io.github.passkeyjourney.policy.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Where and to whom something happened.
 *
 * @param realmId Keycloak's id of the realm
 * @param userId whose account; null if it is not known or the fact is about the realm
 * @param actorId who did it, if somebody else than the user, such as an admin
 * @param clientId the application that was signed in to, as its own {@code client_id}
 * @param cohort the user's cohort at that moment; null outside of every cohort, and where it was not yet known
 * @param arm the arm of the experiment that the user is in
 * @param platform the operating system of the visitor
 * @param browser the browser of the visitor
 * @param address the network that the request came from, as {@link CoarseAddress} writes it
 */
public record Circumstances(
        String realmId,
        @Nullable String userId,
        @Nullable String actorId,
        @Nullable String clientId,
        @Nullable String cohort,
        @Nullable String arm,
        Platform platform,
        Browser browser,
        @Nullable String address) {

    /** Circumstances of something that a person did to a realm, or a job of the server. */
    public static Circumstances ofRealm(String realmId, @Nullable String actorId) {
        return new Circumstances(realmId, null, actorId, null, null, null, Platform.OTHER, Browser.OTHER, null);
    }

    /** The same for another user. */
    public Circumstances withUser(@Nullable String user) {
        return new Circumstances(realmId, user, actorId, clientId, cohort, arm, platform, browser, address);
    }

    /** The same, done by somebody else than the user. */
    public Circumstances withActor(@Nullable String actor) {
        return new Circumstances(realmId, userId, actor, clientId, cohort, arm, platform, browser, address);
    }
}
