package io.github.passkeyjourney.policy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One kind of conditions: what is AND-ed with the others.
 *
 * @param kind what is compared
 * @param attribute name of the attribute, which makes a dimension of its own; empty for the other kinds
 */
record Dimension(Kind kind, String attribute) {

    /** What can be compared. */
    enum Kind {
        GROUP,
        ROLE,
        CLIENT,
        ORGANIZATION,
        IDENTITY_PROVIDER,
        EMAIL_DOMAIN,
        ATTRIBUTE,
        PLATFORM
    }

    static Dimension of(Kind kind) {
        return new Dimension(kind, "");
    }

    static Dimension ofAttribute(String name) {
        return new Dimension(Kind.ATTRIBUTE, name);
    }

    /** The conditions of a match with their accepted values; kinds without a condition are not in it. */
    static Map<Dimension, Set<String>> conditions(Match match) {
        Map<Dimension, Set<String>> all = new LinkedHashMap<>();
        all.put(of(Kind.GROUP), match.groups());
        all.put(of(Kind.ROLE), match.roles());
        all.put(of(Kind.CLIENT), match.clients());
        all.put(of(Kind.ORGANIZATION), match.organizations());
        all.put(of(Kind.IDENTITY_PROVIDER), match.identityProviders());
        all.put(of(Kind.EMAIL_DOMAIN), match.emailDomains());
        match.attributes().forEach((name, values) -> all.put(ofAttribute(name), values));
        all.put(of(Kind.PLATFORM), match.platforms().stream().map(Platform::id).collect(Collectors.toSet()));
        all.values().removeIf(Set::isEmpty);
        return all;
    }
}
