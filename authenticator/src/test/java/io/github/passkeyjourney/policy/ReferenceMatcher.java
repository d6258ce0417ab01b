package io.github.passkeyjourney.policy;

import java.util.Collections;
import java.util.Set;

/** The matching rules of docs/policy.md, spelled out without any cleverness. */
final class ReferenceMatcher {

    private ReferenceMatcher() {}

    /**
     * @param facts all values that the user has, ancestors of groups included
     */
    static boolean takes(Cohort cohort, String realm, String user, Match facts) {
        Match match = cohort.match();
        Match not = match.not();
        int bucket = Draw.bucket(Draw.seed(realm, user), Draw.salt(cohort.name()));
        return all(match, facts) && bucket < match.basisPoints() && (not == null || !any(not, facts));
    }

    private static boolean all(Match match, Match facts) {
        return holds(match.groups(), facts.groups())
                && holds(match.roles(), facts.roles())
                && holds(match.clients(), facts.clients())
                && holds(match.organizations(), facts.organizations())
                && holds(match.identityProviders(), facts.identityProviders())
                && holds(match.emailDomains(), facts.emailDomains())
                && holds(match.platforms(), facts.platforms())
                && match.attributes().entrySet().stream()
                        .allMatch(condition -> holds(condition.getValue(), attribute(facts, condition.getKey())));
    }

    private static boolean any(Match not, Match facts) {
        return hits(not.groups(), facts.groups())
                || hits(not.roles(), facts.roles())
                || hits(not.clients(), facts.clients())
                || hits(not.organizations(), facts.organizations())
                || hits(not.identityProviders(), facts.identityProviders())
                || hits(not.emailDomains(), facts.emailDomains())
                || hits(not.platforms(), facts.platforms())
                || not.attributes().entrySet().stream()
                        .anyMatch(condition -> hits(condition.getValue(), attribute(facts, condition.getKey())));
    }

    private static Set<String> attribute(Match facts, String name) {
        return facts.attributes().getOrDefault(name, Set.of());
    }

    private static boolean holds(Set<?> condition, Set<?> facts) {
        return condition.isEmpty() || hits(condition, facts);
    }

    private static boolean hits(Set<?> condition, Set<?> facts) {
        return !Collections.disjoint(condition, facts);
    }
}
