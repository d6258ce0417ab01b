package io.github.passkeyjourney.audit.query;

import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.audit.event.Word;
import io.github.passkeyjourney.policy.Range;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which facts of one realm are asked for.
 *
 * @param realmId Keycloak's id of the realm
 * @param types facts of these types; of every type if empty
 * @param from the first moment; null for the beginning
 * @param to the first moment behind the last; null for no end
 * @param userId facts about this user; null for all
 * @param max how many at once, within {@link #MAX}
 */
public record FactQuery(
        String realmId,
        Set<FactType> types,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String userId,
        int max) {

    /** How many facts may be had at once. */
    public static final Range<Integer> MAX = new Range<>(1, 1_000);

    /** How many facts come at once unless said otherwise. */
    public static final int DEFAULT_MAX = 100;

    /**
     * @throws IllegalArgumentException if the maximum is out of range
     */
    public FactQuery {
        types = Set.copyOf(types);
        MAX.require("max", max);
    }

    /**
     * A short text that differs, in all likelihood, between queries that would bring other facts. A cursor carries it, so
     * that it is not taken for one of another query.
     */
    String fingerprint() {
        String words = types.stream().map(Word::id).sorted().collect(Collectors.joining(","));
        int hash = Objects.hash(realmId, words, String.valueOf(from), String.valueOf(to), userId);
        return Integer.toHexString(hash);
    }
}
