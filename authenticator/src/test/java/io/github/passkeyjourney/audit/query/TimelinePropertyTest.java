package io.github.passkeyjourney.audit.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.event.Circumstances;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** However facts share their milliseconds and whatever a page holds: each comes once, the newest first. */
class TimelinePropertyTest {

    private static final Comparator<TimelineFact> BY_TIME =
            Comparator.comparing(fact -> fact.fact().occurredAt(), Comparator.reverseOrder());

    @Property
    void pageByPageEachFactComesOnce(
            @ForAll @Size(max = 12) List<@LongRange(max = 4) Long> auditTimes,
            @ForAll @Size(max = 12) List<@LongRange(max = 4) Long> behaviourTimes,
            @ForAll @IntRange(min = 1, max = 9) int max) {
        FactQuery query = new FactQuery("realm-1", Set.of(), null, null, "user-1", max);
        List<TimelineFact> audit = numbered(auditTimes, true);
        List<TimelineFact> behaviour = numbered(behaviourTimes, false);

        List<StoredFact> read = new ArrayList<>();
        Optional<TimelineCursor> cursor = Optional.of(TimelineCursor.START);
        while (cursor.isPresent()) {
            FactPage page = Timeline.page(
                    query, behind(audit, cursor.get(), max + 1), behind(behaviour, cursor.get(), max + 1));
            assertThat(page.facts()).hasSizeLessThanOrEqualTo(max);
            assertThat(page.more()).isEqualTo(page.next() != null);
            read.addAll(page.facts());
            cursor = Optional.ofNullable(page.next()).flatMap(next -> TimelineCursor.parse(query, next));
        }

        assertThat(read)
                .isEqualTo(Stream.concat(audit.stream(), behaviour.stream())
                        .sorted(BY_TIME)
                        .map(TimelineFact::fact)
                        .toList());
    }

    private static List<TimelineFact> numbered(List<Long> times, boolean audit) {
        return IntStream.range(0, times.size())
                .mapToObj(i -> fact(times.get(i), 100 + i, audit))
                .sorted(BY_TIME.thenComparingLong(fact -> audit
                        ? -Long.parseLong(fact.fact().source())
                        : -fact.at().factId()))
                .toList();
    }

    private static TimelineFact fact(long at, int number, boolean audit) {
        String id = Integer.toString(number);
        StoredFact fact = new StoredFact(
                null,
                id,
                id,
                audit ? "passkey-enrolled" : "sign-in",
                Instant.ofEpochMilli(at),
                Circumstances.ofRealm("realm-1", null),
                "{}");
        return new TimelineFact(
                fact, audit ? TimelineCursor.atAudit(at, id) : TimelineCursor.atBehaviour(at, number, 1));
    }

    /** What the statements find: the same conditions as they have. */
    private static List<TimelineFact> behind(List<TimelineFact> all, TimelineCursor cursor, int limit) {
        return all.stream()
                .filter(fact -> isBehind(fact.at(), cursor))
                .limit(limit)
                .toList();
    }

    private static boolean isBehind(TimelineCursor fact, TimelineCursor cursor) {
        if (fact.occurredAt() != cursor.occurredAt()) {
            return fact.occurredAt() < cursor.occurredAt();
        }
        if (fact.auditId() != null) {
            return cursor.auditId() != null && fact.auditId().compareTo(cursor.auditId()) < 0;
        }
        return cursor.auditId() != null || fact.factId() < cursor.factId();
    }
}
