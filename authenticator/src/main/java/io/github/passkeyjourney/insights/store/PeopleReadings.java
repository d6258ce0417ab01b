package io.github.passkeyjourney.insights.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was read about the people of large realms, kept for {@link #KEPT} so that not each report reads all of them anew. Realms
 * with fewer than {@link #WORTH_KEEPING} rows are read each time. For any number of threads
 * (docs/adr/0012-people-in-memory.md).
 */
public final class PeopleReadings {

    /** Rows from which on reading takes so long that the result is kept. */
    static final int WORTH_KEEPING = 10_000;

    /** How old numbers may be that are told. */
    static final Duration KEPT = Duration.ofMinutes(5);

    /** Rows in memory at most, of all realms together; 16 bytes each. */
    static final int MOST = 2_000_000;

    private final Clock clock;

    // In the order of use, the latest last.
    private final Map<Key, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);

    /** Nothing is read yet. */
    public PeopleReadings(Clock clock) {
        this.clock = clock;
    }

    /**
     * The rows of a realm, as they are or as they were not long ago.
     *
     * @param what what the rows are about, such as the name of their table
     * @param stored reads them
     */
    <K> PeopleRows<K> rows(String realmId, String what, PeopleRows<K> stored) {
        Reading reading = reading(new Key(realmId, what), () -> {
            Optional<PeopleTable<K>> table = PeopleTable.copyOf(stored, MOST);
            return table.map(rows -> new Reading(rows, rows.size(), rows.size() >= WORTH_KEEPING))
                    .orElse(Reading.TOO_LARGE);
        });
        if (reading.equals(Reading.TOO_LARGE)) {
            return stored;
        }
        @SuppressWarnings("unchecked") // What is read under a name is always of one kind.
        PeopleRows<K> rows = (PeopleRows<K>) reading.value;
        return rows;
    }

    /**
     * How many there are of something, as {@link #rows}.
     *
     * @param what what is counted
     */
    long number(String realmId, String what, Supplier<Long> stored) {
        Reading reading = reading(new Key(realmId, what), () -> {
            Long number = stored.get();
            return new Reading(number, 1, number >= WORTH_KEEPING);
        });
        return (Long) reading.value;
    }

    private Reading reading(Key key, Supplier<Reading> reader) {
        Slot slot;
        synchronized (slots) {
            slot = slots.computeIfAbsent(key, added -> new Slot());
        }
        // One reads, the others wait for what was read.
        synchronized (slot) {
            Instant now = clock.instant();
            Kept kept = slot.kept;
            if (kept != null && kept.isFresh(now)) {
                return kept.reading;
            }
            Reading read = reader.get();
            slot.kept = read.worthKeeping ? new Kept(read, now) : null;
            tidy(key, slot, now);
            return read;
        }
    }

    /** Forgets what is too old, and more where it is too much. */
    private void tidy(Key latest, Slot slot, Instant now) {
        synchronized (slots) {
            if (slot.kept == null) {
                slots.remove(latest, slot);
            }
            slots.values().removeIf(other -> other.kept != null && !other.kept.isFresh(now));
            long rows = slots.values().stream().mapToLong(Slot::rows).sum();
            Iterator<Map.Entry<Key, Slot>> oldestFirst = slots.entrySet().iterator();
            while (rows > MOST && oldestFirst.hasNext()) {
                Map.Entry<Key, Slot> oldest = oldestFirst.next();
                if (!oldest.getKey().equals(latest)) {
                    rows -= oldest.getValue().rows();
                    oldestFirst.remove();
                }
            }
        }
    }

    private record Key(String realmId, String what) {}

    /**
     * What was read.
     *
     * @param value rows, or a number
     * @param rows how many of them are in memory
     * @param worthKeeping whether to keep it
     */
    private record Reading(Object value, int rows, boolean worthKeeping) {

        /** More rows than may be in memory: to be read from the database each time. */
        static final Reading TOO_LARGE = new Reading("", 0, true);
    }

    /** A reading that is kept since then. */
    private record Kept(Reading reading, Instant since) {

        boolean isFresh(Instant now) {
            return !now.isBefore(since) && !now.isAfter(since.plus(KEPT));
        }
    }

    /** Where a reading is kept. */
    private static final class Slot {

        private volatile @Nullable Kept kept;

        int rows() {
            Kept now = kept;
            return now == null ? 0 : now.reading.rows;
        }
    }
}
