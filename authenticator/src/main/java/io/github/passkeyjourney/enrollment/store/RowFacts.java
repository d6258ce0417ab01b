package io.github.passkeyjourney.enrollment.store;

import io.github.passkeyjourney.settings.subject.UserFacts;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A user as the rows of Keycloak's tables tell of him.
 *
 * @param email the address
 * @param attributes values by name
 * @param groupPaths full paths
 * @param roles those that a policy mentions, however they came
 * @param aliases organizations
 * @param links identity providers
 */
record RowFacts(
        @Nullable String email,
        Map<String, List<String>> attributes,
        List<String> groupPaths,
        Set<String> roles,
        List<String> aliases,
        List<String> links)
        implements UserFacts {

    RowFacts {
        roles = new HashSet<>(roles);
    }

    @Override
    public Stream<String> groups() {
        return groupPaths.stream();
    }

    @Override
    public boolean hasRole(String name) {
        return roles.contains(name);
    }

    @Override
    public Stream<String> organizations() {
        return aliases.stream();
    }

    @Override
    public Stream<String> identityProviders() {
        return links.stream();
    }

    @Override
    public Stream<String> attribute(String name) {
        return attributes.getOrDefault(name, List.of()).stream();
    }
}
