package io.github.passkeyjourney.policy;

import io.github.passkeyjourney.policy.FactIndex.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A match without its share, as bit masks. */
final class CompiledMatch {

    private final Condition[] conditions;

    private final Condition[] exclusions;

    private CompiledMatch(List<Condition> conditions, List<Condition> exclusions) {
        this.conditions = conditions.toArray(Condition[]::new);
        this.exclusions = exclusions.toArray(Condition[]::new);
    }

    static CompiledMatch of(Match match, FactIndex index) {
        Match not = match.not();
        return new CompiledMatch(conditions(match, index), not == null ? List.of() : conditions(not, index));
    }

    /** Whether every kind hits. */
    boolean takes(long[] bits) {
        for (Condition condition : conditions) {
            if (!condition.hits(bits)) {
                return false;
            }
        }
        return true;
    }

    /** Whether any kind of the exclusion hits. */
    boolean keepsOut(long[] bits) {
        for (Condition exclusion : exclusions) {
            if (exclusion.hits(bits)) {
                return true;
            }
        }
        return false;
    }

    private static List<Condition> conditions(Match match, FactIndex index) {
        List<Condition> conditions = new ArrayList<>();
        add(conditions, index, Kind.GROUP, match.groups());
        add(conditions, index, Kind.ROLE, match.roles());
        add(conditions, index, Kind.CLIENT, match.clients());
        add(conditions, index, Kind.ORGANIZATION, match.organizations());
        add(conditions, index, Kind.IDENTITY_PROVIDER, match.identityProviders());
        add(conditions, index, Kind.EMAIL_DOMAIN, match.emailDomains());
        match.attributes()
                .forEach((name, values) -> conditions.add(
                        Condition.anyOf(values.stream().mapToInt(value -> index.internAttribute(name, value)))));
        if (!match.platforms().isEmpty()) {
            conditions.add(Condition.anyOf(
                    match.platforms().stream().mapToInt(platform -> index.intern(Kind.PLATFORM, platform.id()))));
        }
        return conditions;
    }

    private static void add(List<Condition> conditions, FactIndex index, Kind kind, Set<String> values) {
        if (!values.isEmpty()) {
            conditions.add(Condition.anyOf(values.stream().mapToInt(value -> index.intern(kind, value))));
        }
    }
}
