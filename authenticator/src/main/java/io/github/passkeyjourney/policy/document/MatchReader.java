package io.github.passkeyjourney.policy.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.passkeyjourney.policy.Limits;
import io.github.passkeyjourney.policy.Match;
import io.github.passkeyjourney.policy.Platform;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code match} and the {@code not} inside of it. */
final class MatchReader {

    private static final Pattern DOMAIN = Pattern.compile("[^@\\s/]+");

    private static final List<String> PLATFORMS =
            Arrays.stream(Platform.values()).map(Platform::id).toList();

    private MatchReader() {}

    static Match read(Section section) {
        int basisPoints = section.percent("percent", Limits.ALL_BASIS_POINTS);
        Match not = null;
        if (section.has("not")) {
            Section exclusion = section.section("not");
            not = kinds(exclusion, Limits.ALL_BASIS_POINTS, null);
            exclusion.finish();
        }
        Match match = kinds(section, basisPoints, not);
        section.finish();
        return match;
    }

    private static Match kinds(Section section, int basisPoints, @Nullable Match not) {
        return new Match(
                texts(section, "groups", Match::isGroupPath, "must start with / and not end with it, such as /it/dev"),
                names(section, "roles"),
                names(section, "clients"),
                names(section, "organizations"),
                names(section, "identityProviders"),
                texts(
                        section,
                        "emailDomains",
                        domain -> DOMAIN.matcher(domain).matches(),
                        "must be a domain, without @"),
                attributes(section),
                platforms(section),
                basisPoints,
                not);
    }

    private static Set<String> names(Section section, String field) {
        return texts(section, field, any -> true, "");
    }

    private static Set<String> texts(Section section, String field, Predicate<String> allowed, String message) {
        return new HashSet<>(section.items(field, Limits.MAX_VALUES).texts(allowed, message));
    }

    private static Map<String, Set<String>> attributes(Section section) {
        JsonNode node = section.take("attributes");
        String path = section.path("attributes");
        Section names = Section.of(node, path, section.errors());
        Map<String, Set<String>> read = new HashMap<>();
        if (!(node instanceof ObjectNode)) {
            return read;
        }
        if (node.size() > Limits.MAX_VALUES) {
            section.error("attributes", "may have at most " + Limits.MAX_VALUES + " names, not " + node.size());
            return read;
        }
        for (Iterator<String> fields = node.fieldNames(); fields.hasNext(); ) {
            String name = fields.next();
            if (name.isBlank()) {
                section.error("attributes", "a name must not be blank");
            } else {
                read.put(name, names(names, name));
            }
        }
        return read;
    }

    private static Set<Platform> platforms(Section section) {
        Set<Platform> read = EnumSet.noneOf(Platform.class);
        section.items("platforms", Limits.MAX_VALUES)
                .texts(PLATFORMS::contains, Section.oneOf(PLATFORMS))
                .forEach(id -> Platform.of(id).ifPresent(read::add));
        return read;
    }
}
