package io.github.passkeyjourney.enrollment.link;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A link that a computer shows.
 *
 * @param id the hash of the secret in it: it names the link and opens nothing
 * @param realmId of the realm
 * @param userId whose passkey is made
 * @param root id of the computer's root authentication session
 * @param tab id of the tab in it
 * @param clientId Keycloak's id of the client that is signed in to
 * @param createdAt when it was made
 */
public record DeviceLink(
        String id, String realmId, String userId, String root, String tab, String clientId, Instant createdAt) {

    /** For how long a phone can begin with it. */
    public static final Duration VALIDITY = Duration.ofMinutes(5);

    /** Whether that time is over. */
    public boolean isOver(Instant now) {
        return now.isAfter(createdAt.plus(VALIDITY));
    }

    Map<String, String> notes() {
        return Map.of(
                "realm", realmId,
                "user", userId,
                "root", root,
                "tab", tab,
                "client", clientId,
                "created", Long.toString(createdAt.toEpochMilli()));
    }

    static Optional<DeviceLink> of(String id, @Nullable Map<String, String> notes) {
        return notes == null
                ? Optional.empty()
                : Optional.of(new DeviceLink(
                        id,
                        notes.getOrDefault("realm", ""),
                        notes.getOrDefault("user", ""),
                        notes.getOrDefault("root", ""),
                        notes.getOrDefault("tab", ""),
                        notes.getOrDefault("client", ""),
                        Instant.ofEpochMilli(Long.parseLong(notes.getOrDefault("created", "0")))));
    }
}
