package io.github.passkeyjourney.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Spells out only the kinds that a test is about. */
public final class MatchBuilder {

    private Set<String> groups = Set.of();
    private Set<String> roles = Set.of();
    private Set<String> clients = Set.of();
    private Set<String> organizations = Set.of();
    private Set<String> identityProviders = Set.of();
    private Set<String> emailDomains = Set.of();
    private final Map<String, Set<String>> attributes = new HashMap<>();
    private Set<Platform> platforms = Set.of();
    private int basisPoints = 10_000;
    private @Nullable Match not;

    public static MatchBuilder match() {
        return new MatchBuilder();
    }

    public MatchBuilder groups(String... values) {
        groups = Set.of(values);
        return this;
    }

    public MatchBuilder roles(String... values) {
        roles = Set.of(values);
        return this;
    }

    public MatchBuilder clients(String... values) {
        clients = Set.of(values);
        return this;
    }

    public MatchBuilder organizations(String... values) {
        organizations = Set.of(values);
        return this;
    }

    public MatchBuilder identityProviders(String... values) {
        identityProviders = Set.of(values);
        return this;
    }

    public MatchBuilder emailDomains(String... values) {
        emailDomains = Set.of(values);
        return this;
    }

    public MatchBuilder attribute(String name, String... values) {
        attributes.put(name, Set.of(values));
        return this;
    }

    public MatchBuilder platforms(Platform... values) {
        platforms = Set.of(values);
        return this;
    }

    public MatchBuilder basisPoints(int value) {
        basisPoints = value;
        return this;
    }

    public MatchBuilder not(MatchBuilder value) {
        not = value.build();
        return this;
    }

    public Match build() {
        return new Match(
                groups,
                roles,
                clients,
                organizations,
                identityProviders,
                emailDomains,
                attributes,
                platforms,
                basisPoints,
                not);
    }
}
