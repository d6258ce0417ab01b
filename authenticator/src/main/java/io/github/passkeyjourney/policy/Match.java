package io.github.passkeyjourney.policy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom a cohort takes (docs/policy.md, "Who is in a cohort"). Kinds are AND-ed, the values within a kind are OR-ed, and
 * an empty kind is no condition. Each attribute name is a kind of its own.
 *
 * @param groups full paths; members of sub-groups count
 * @param roles realm roles by name, client roles as {@code client.role}
 * @param clients client ids
 * @param organizations organization aliases
 * @param identityProviders aliases of identity providers
 * @param emailDomains what follows the {@code @}; compared in lower case, sub-domains do not count
 * @param attributes user attributes by name with the accepted values
 * @param platforms operating system families
 * @param basisPoints share of the users, sticky per user; 0 to 10 000 (in the document: {@code percent})
 * @param not keeps a user out if <em>any</em> of its kinds hits; an empty one keeps out nobody
 */
public record Match(
        Set<String> groups,
        Set<String> roles,
        Set<String> clients,
        Set<String> organizations,
        Set<String> identityProviders,
        Set<String> emailDomains,
        Map<String, Set<String>> attributes,
        Set<Platform> platforms,
        int basisPoints,
        @Nullable Match not) {

    /** No condition at all. */
    public static final Match EVERYONE = new Match(
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Map.of(),
            Set.of(),
            Limits.ALL_BASIS_POINTS,
            null);

    /**
     * @throws IllegalArgumentException if a share or a size is out of its range, a group path does not start with a
     *     slash or ends with one, or {@code not} holds a share or another {@code not}
     */
    public Match {
        groups = values("groups", groups);
        for (String group : groups) {
            if (!isGroupPath(group)) {
                throw new IllegalArgumentException("A group path starts with / and does not end with it: " + group);
            }
        }
        roles = values("roles", roles);
        clients = values("clients", clients);
        organizations = values("organizations", organizations);
        identityProviders = values("identityProviders", identityProviders);
        emailDomains = lowerCase(values("emailDomains", emailDomains));
        attributes = conditions(attributes);
        platforms = values("platforms", platforms);
        Limits.BASIS_POINTS.require("basisPoints", basisPoints);
        if (not != null && (not.not != null || not.basisPoints != Limits.ALL_BASIS_POINTS)) {
            throw new IllegalArgumentException("not may hold neither percent nor another not");
        }
    }

    /** Whether the text can be the path of a group, such as {@code /it/dev}. */
    public static boolean isGroupPath(String text) {
        return text.length() > 1 && text.startsWith("/") && !text.endsWith("/");
    }

    private static <T> Set<T> values(String what, Set<T> values) {
        Limits.requireAtMost(what, values.size(), Limits.MAX_VALUES);
        return Set.copyOf(values);
    }

    private static Set<String> lowerCase(Set<String> domains) {
        Set<String> lower = new HashSet<>();
        domains.forEach(domain -> lower.add(domain.toLowerCase(Locale.ROOT)));
        return Set.copyOf(lower);
    }

    /** A name without values is no condition and goes, so that equal rules are equal records. */
    private static Map<String, Set<String>> conditions(Map<String, Set<String>> attributes) {
        Limits.requireAtMost("attributes", attributes.size(), Limits.MAX_VALUES);
        Map<String, Set<String>> kept = new HashMap<>();
        attributes.forEach((name, values) -> {
            if (!values.isEmpty()) {
                kept.put(name, values("attributes." + name, values));
            }
        });
        return Map.copyOf(kept);
    }
}
