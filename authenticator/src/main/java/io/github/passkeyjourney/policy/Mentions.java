package io.github.passkeyjourney.policy;

import java.util.HashSet;
import java.util.Set;

/**
 * What a policy asks about, so that callers read only those facts. A disabled policy mentions nothing.
 *
 * @param groups group paths; empty if groups need not be read
 * @param roles realm roles by name, client roles as {@code client.role}
 * @param clients client ids
 * @param organizations organization aliases
 * @param identityProviders aliases of identity providers
 * @param emailDomains domains in lower case
 * @param attributes names of user attributes
 * @param platforms operating system families
 */
public record Mentions(
        Set<String> groups,
        Set<String> roles,
        Set<String> clients,
        Set<String> organizations,
        Set<String> identityProviders,
        Set<String> emailDomains,
        Set<String> attributes,
        Set<Platform> platforms) {

    /** Takes copies. */
    public Mentions {
        groups = Set.copyOf(groups);
        roles = Set.copyOf(roles);
        clients = Set.copyOf(clients);
        organizations = Set.copyOf(organizations);
        identityProviders = Set.copyOf(identityProviders);
        emailDomains = Set.copyOf(emailDomains);
        attributes = Set.copyOf(attributes);
        platforms = Set.copyOf(platforms);
    }

    static Mentions of(RolloutPolicy policy) {
        Collector all = new Collector();
        if (policy.enabled()) {
            policy.cohorts().forEach(cohort -> all.add(cohort.match()));
        }
        return new Mentions(
                all.groups,
                all.roles,
                all.clients,
                all.organizations,
                all.identityProviders,
                all.emailDomains,
                all.attributes,
                all.platforms);
    }

    private static final class Collector {
        private final Set<String> groups = new HashSet<>();
        private final Set<String> roles = new HashSet<>();
        private final Set<String> clients = new HashSet<>();
        private final Set<String> organizations = new HashSet<>();
        private final Set<String> identityProviders = new HashSet<>();
        private final Set<String> emailDomains = new HashSet<>();
        private final Set<String> attributes = new HashSet<>();
        private final Set<Platform> platforms = new HashSet<>();

        void add(Match match) {
            groups.addAll(match.groups());
            roles.addAll(match.roles());
            clients.addAll(match.clients());
            organizations.addAll(match.organizations());
            identityProviders.addAll(match.identityProviders());
            emailDomains.addAll(match.emailDomains());
            attributes.addAll(match.attributes().keySet());
            platforms.addAll(match.platforms());
            Match not = match.not();
            if (not != null) {
                add(not);
            }
        }
    }
}
