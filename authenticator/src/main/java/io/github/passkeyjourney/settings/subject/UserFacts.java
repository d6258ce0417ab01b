package io.github.passkeyjourney.settings.subject;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Keycloak knows of one user; only what a policy mentions is asked for. */
public interface UserFacts {

    /** Full paths of the groups that the user is a direct member of. */
    Stream<String> groups();

    /**
     * Whether the user has a role, by a group or another role, too.
     *
     * @param name of a realm role; a client role as {@code client.role}
     */
    boolean hasRole(String name);

    /** Aliases of the user's organizations. */
    Stream<String> organizations();

    /** Aliases of the identity providers that the account is linked to. */
    Stream<String> identityProviders();

    /** The address; null if there is none. */
    @Nullable
    String email();

    /** The values of a user attribute. */
    Stream<String> attribute(String name);
}
