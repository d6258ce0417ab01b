package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.insights.Dimension;
import io.github.passkeyjourney.insights.Headcount;
import io.github.passkeyjourney.insights.Query;
import io.github.passkeyjourney.insights.Report;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Counts the users who were offered a passkey, and what became of it. Rows tell a day, and what happened on it: how often a
 * passkey was offered, above the bits {@link #SKIPPED}, {@link #FAILED} and {@link #ACCEPTED}.
 */
final class OfferCount extends PeopleCount {

    static final int SKIPPED = 1;
    static final int FAILED = 1 << 1;
    static final int ACCEPTED = 1 << 2;

    /** How far the number of offers is shifted in what rows tell; also the bit of a person who had one. */
    static final int OFFERS_SHIFT = 3;

    private static final int OFFERED = 1 << OFFERS_SHIFT;
    private static final int BITS = OFFERED - 1;
    private static final int OFFERS = 0;
    private static final int DAYS_OF_WEEK = 7;

    private final PeopleRows<Place> rows;
    private final Query query;
    private final int from;
    private final int to;
    private final int firstMonday;
    private final int spans;
    private final Groups places;
    private final GroupCounts counts = new GroupCounts(
            Report.ENROLLMENT, "offers", "offeredUsers", "skippedUsers", "failedUsers", "enrolledUsers");
    private int all;

    OfferCount(PeopleRows<Place> rows, Query query) {
        this.rows = rows;
        this.query = query;
        this.from = Math.toIntExact(query.from().toEpochDay());
        this.to = Math.toIntExact(query.to().toEpochDay());
        this.firstMonday = Math.toIntExact(Dimension.monday(query.from()).toEpochDay());
        this.spans = to - firstMonday + 1;
        this.places = Groups.of(
                query.by().stream()
                        .filter(dimension -> dimension != Dimension.DAY && dimension != Dimension.WEEK)
                        .toList(),
                rows,
                Function.identity());
    }

    /** @param others numbers that only the total tells */
    Headcount headcount(Map<String, Long> others) {
        count(rows);
        return counts.headcount(this::key, others);
    }

    @Override
    void look(int kind, int day, int happened, PersonGroups into) {
        if (day < from || day > to) {
            return;
        }
        int offers = happened >> OFFERS_SHIFT;
        int bits = (happened & BITS) | (offers > 0 ? OFFERED : 0);
        all |= bits;
        counts.total()[OFFERS] += offers;
        if (!query.by().isEmpty()) {
            int group = places.of(kind) * spans + span(day);
            counts.of(group)[OFFERS] += offers;
            into.add(group, bits);
        }
    }

    @Override
    void finish(PersonGroups of) {
        add(counts.total(), all);
        of.each((group, bits) -> add(counts.of(group), bits));
        all = 0;
    }

    private static void add(long[] into, int bits) {
        into[1] += has(bits, OFFERED);
        into[2] += has(bits, SKIPPED);
        into[3] += has(bits, FAILED);
        into[4] += has(bits, OFFERED | ACCEPTED);
    }

    private static int has(int bits, int wanted) {
        return (bits & wanted) == wanted ? 1 : 0;
    }

    /** The day, or where weeks are enough the Monday, counted from the first Monday; 0 where neither is asked for. */
    private int span(int day) {
        if (query.by().contains(Dimension.DAY)) {
            return day - firstMonday;
        }
        if (query.by().contains(Dimension.WEEK)) {
            return (day - firstMonday) / DAYS_OF_WEEK * DAYS_OF_WEEK;
        }
        return 0;
    }

    private List<String> key(int group) {
        List<String> words = places.key(group / spans);
        LocalDate day = LocalDate.ofEpochDay(firstMonday + group % spans);
        List<String> key = new ArrayList<>();
        int next = 0;
        for (Dimension dimension : query.by()) {
            key.add(
                    switch (dimension) {
                        case DAY -> day.toString();
                        case WEEK -> Dimension.monday(day).toString();
                        default -> words.get(next++);
                    });
        }
        return key;
    }
}
