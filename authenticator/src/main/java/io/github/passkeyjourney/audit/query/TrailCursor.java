package io.github.passkeyjourney.audit.query;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the trail of a realm was read. Facts become visible in another order than they happened in, so that neither time
 * nor any id can tell what is new; the place in the chain can, for places are given one after the other and seen in that order.
 * Hence the chain is read in stretches that do not change any more, each in the order of time; what is chained meanwhile belongs
 * to the next one.
 *
 * @param behind the place behind which the stretch begins
 * @param upTo the last place of the stretch; as {@code behind} if the next stretch is still to be drawn
 * @param occurredAt time of the last fact that was read, in milliseconds of the epoch
 * @param id the last fact that was read; empty before the first of the stretch
 */
public record TrailCursor(long behind, long upTo, long occurredAt, String id) {

    /** Before the first fact. */
    public static final TrailCursor START = atPlace(0);

    /**
     * Places of each stretch but the first. The first may be the whole trail, for which the indexes on time are made; the
     * others are read place by place, and this bounds what one request may cost.
     */
    public static final int STRETCH = 10_000;

    /** Behind everything that stands at this place or before it. */
    public static TrailCursor atPlace(long position) {
        return new TrailCursor(position, position, Long.MIN_VALUE, "");
    }

    /**
     * The same with its stretch drawn, if that is still to be done.
     *
     * @param end the last place of the chain
     */
    public TrailCursor within(long end) {
        if (upTo > behind || end <= behind) {
            return this;
        }
        return new TrailCursor(behind, isFirst() ? end : Math.min(end, behind + STRETCH), occurredAt, id);
    }

    /** Whether its stretch begins with the chain. */
    public boolean isFirst() {
        return behind == 0;
    }

    /** Behind this fact of the stretch. */
    public TrailCursor after(StoredFact fact) {
        return new TrailCursor(
                behind,
                upTo,
                fact.occurredAt().toEpochMilli(),
                Optional.ofNullable(fact.id()).orElse(""));
    }

    /** Behind the whole stretch. */
    public TrailCursor afterAll() {
        return atPlace(upTo);
    }

    /** As a parameter of a request; for this query alone. */
    public String write(FactQuery query) {
        return CursorText.write(query, Long.toString(behind), Long.toString(upTo), Long.toString(occurredAt), id);
    }

    /**
     * Reads what {@link #write} wrote for this query; empty if it is anything else.
     *
     * @param query null if it is not known, since something else is wrong with it
     */
    public static Optional<TrailCursor> parse(@Nullable FactQuery query, String text) {
        return CursorText.read(query, text, 4).flatMap(parts -> {
            try {
                TrailCursor cursor = new TrailCursor(
                        Long.parseLong(parts.get(0)),
                        Long.parseLong(parts.get(1)),
                        Long.parseLong(parts.get(2)),
                        parts.get(3));
                return cursor.behind >= 0 && cursor.upTo >= cursor.behind ? Optional.of(cursor) : Optional.empty();
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        });
    }
}
