package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.audit.event.Accepted;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.EnrollmentFailed;
import io.github.passkeyjourney.audit.event.Fact;
import io.github.passkeyjourney.audit.event.Offered;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.event.Skipped;
import io.github.passkeyjourney.platform.store.PlainSql;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * Keeps in PJ_OFFER_DAY, for each user, day in UTC and place, how often a passkey was offered and what became of it: users
 * cannot be counted from sums of days. A place is a {@link Cell#ofOffer}.
 *
 * <p>Rows are added in the order of their key, and raised by the database. Where another node adds the same row at the same
 * moment the batch fails as a whole, and finds the row when it comes again.
 */
final class OfferDayProjection implements FactProjection {

    static final String TABLE = "PJ_OFFER_DAY";

    private static final List<String> COLUMNS =
            List.of("REALM_ID", "EPOCH_DAY", "SUBJECT_NO", "CELL", "OFFERS", "SKIPS", "FAILURES", "ACCEPTANCES");

    private static final int SUBJECTS_AT_ONCE = 500;

    private final KeycloakSession session;

    OfferDayProjection(KeycloakSession session) {
        this.session = session;
    }

    /**
     * The first 64 bits of a pseudonym: databases group numbers several times as fast as text. Among a million users two
     * share one with a probability of 1 to 37 million.
     */
    static long subjectNumber(String pseudonym) {
        return ByteBuffer.wrap(Base64.getUrlDecoder().decode(pseudonym)).getLong();
    }

    @Override
    public void apply(List<RecordedFact> batch) {
        SortedMap<Key, Steps> steps = steps(batch);
        if (steps.isEmpty()) {
            return;
        }
        PlainSql sql = new PlainSql(session);
        Set<Key> existing = existing(sql, steps.keySet());
        List<@Nullable Object[]> added = new ArrayList<>();
        List<@Nullable Object[]> raised = new ArrayList<>();
        steps.forEach((key, count) -> {
            if (existing.contains(key)) {
                raised.add(new @Nullable Object[] {
                    count.offers,
                    count.skips,
                    count.failures,
                    count.acceptances,
                    key.realmId,
                    key.epochDay,
                    key.subject,
                    key.cell
                });
            } else {
                added.add(new @Nullable Object[] {
                    key.realmId,
                    key.epochDay,
                    key.subject,
                    key.cell,
                    count.offers,
                    count.skips,
                    count.failures,
                    count.acceptances
                });
            }
        });
        sql.updateEach(
                "UPDATE " + sql.table(TABLE)
                        + " SET OFFERS = OFFERS + ?, SKIPS = SKIPS + ?, FAILURES = FAILURES + ?,"
                        + " ACCEPTANCES = ACCEPTANCES + ?"
                        + " WHERE REALM_ID = ? AND EPOCH_DAY = ? AND SUBJECT_NO = ? AND CELL = ?",
                raised);
        sql.insertAll(TABLE, COLUMNS, added);
    }

    private SortedMap<Key, Steps> steps(List<RecordedFact> batch) {
        List<RecordedFact> counted = batch.stream()
                .filter(recorded -> Steps.of(recorded.fact()) != null
                        && recorded.circumstances().userId() != null)
                .toList();
        SortedMap<Key, Steps> steps = new TreeMap<>();
        if (!counted.isEmpty()) {
            FactDictionary dictionary = session.getProvider(FactDictionary.class);
            Map<Cell, Long> numbers = dictionary.numbers(counted.stream()
                    .map(recorded -> Cell.ofOffer(recorded.circumstances()))
                    .collect(Collectors.toSet()));
            for (RecordedFact recorded : counted) {
                Circumstances circumstances = recorded.circumstances();
                String user = Objects.requireNonNull(circumstances.userId());
                Key key = new Key(
                        circumstances.realmId(),
                        LocalDate.ofInstant(recorded.occurredAt(), ZoneOffset.UTC)
                                .toEpochDay(),
                        subjectNumber(dictionary.pseudonym(circumstances.realmId(), user)),
                        Objects.requireNonNull(numbers.get(Cell.ofOffer(circumstances))));
                steps.merge(key, Objects.requireNonNull(Steps.of(recorded.fact())), Steps::plus);
            }
        }
        return steps;
    }

    private static Set<Key> existing(PlainSql sql, Collection<Key> keys) {
        Map<Page, Set<Long>> pages = new HashMap<>();
        keys.forEach(key -> pages.computeIfAbsent(new Page(key.realmId, key.epochDay), page -> new TreeSet<>())
                .add(key.subject));
        Set<Key> existing = new HashSet<>();
        pages.forEach((page, subjects) -> {
            List<Long> all = List.copyOf(subjects);
            for (int from = 0; from < all.size(); from += SUBJECTS_AT_ONCE) {
                List<Long> some = all.subList(from, Math.min(all.size(), from + SUBJECTS_AT_ONCE));
                List<Object> parameters = new ArrayList<>(List.of(page.realmId, page.epochDay));
                parameters.addAll(some);
                existing.addAll(sql.all(
                        "SELECT SUBJECT_NO, CELL FROM " + sql.table(TABLE)
                                + " WHERE REALM_ID = ? AND EPOCH_DAY = ? AND SUBJECT_NO IN ("
                                + String.join(", ", Collections.nCopies(some.size(), "?")) + ")",
                        row -> new Key(page.realmId, page.epochDay, row.getLong(1), row.getLong(2)),
                        parameters.toArray()));
            }
        });
        return existing;
    }

    private record Page(String realmId, long epochDay) {}

    private record Key(String realmId, long epochDay, long subject, long cell) implements Comparable<Key> {

        private static final Comparator<Key> ORDER = Comparator.comparing(Key::realmId)
                .thenComparingLong(Key::epochDay)
                .thenComparingLong(Key::subject)
                .thenComparingLong(Key::cell);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private record Steps(int offers, int skips, int failures, int acceptances) {

        /** What a fact adds; null where it has nothing to do with an offer. */
        static @Nullable Steps of(Fact fact) {
            if (fact instanceof Offered) {
                return new Steps(1, 0, 0, 0);
            }
            if (fact instanceof Skipped) {
                return new Steps(0, 1, 0, 0);
            }
            if (fact instanceof EnrollmentFailed) {
                return new Steps(0, 0, 1, 0);
            }
            return fact instanceof Accepted ? new Steps(0, 0, 0, 1) : null;
        }

        Steps plus(Steps other) {
            return new Steps(
                    offers + other.offers,
                    skips + other.skips,
                    failures + other.failures,
                    acceptances + other.acceptances);
        }
    }
}
