package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.insights.Tally;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** Adds counters up to the tallies of a query. There may be several tallies of the same. */
final class TallyList {

    private final CellGroups groups;
    private final LongUnaryOperator firstDay;
    private final boolean byDay;
    private final long[] facts;
    private final List<Tally> tallies = new ArrayList<>();
    private long current;

    /**
     * @param firstDay the first of the days that are counted together with a day
     * @param byDay whether tallies tell their first day
     */
    TallyList(CellGroups groups, LongUnaryOperator firstDay, boolean byDay) {
        this.groups = groups;
        this.firstDay = firstDay;
        this.byDay = byDay;
        this.facts = new long[groups.size()];
    }

    /**
     * Counters that follow are of this day. Best called in the order of days, as each change makes tallies.
     *
     * @throws TooManyTalliesException if there are more than {@link RollupReader#MAX_TALLIES}
     */
    void day(long epochDay) {
        long first = firstDay.applyAsLong(epochDay);
        if (first != current) {
            finish();
            current = first;
        }
    }

    void add(long cell, long count) {
        int group = groups.of(cell);
        if (group != CellGroups.NONE) {
            facts[group] += count;
        }
    }

    /** All tallies with facts. */
    List<Tally> all() {
        finish();
        return tallies;
    }

    private void finish() {
        LocalDate day = byDay ? LocalDate.ofEpochDay(current) : null;
        for (int group = 0; group < facts.length; group++) {
            if (facts[group] > 0) {
                if (tallies.size() == RollupReader.MAX_TALLIES) {
                    throw new TooManyTalliesException();
                }
                Tally words = groups.words(group);
                tallies.add(new Tally(
                        day,
                        words.type(),
                        words.method(),
                        words.outcome(),
                        words.cause(),
                        words.holder(),
                        words.cohort(),
                        words.platform(),
                        words.browser(),
                        words.client(),
                        facts[group]));
            }
        }
        Arrays.fill(facts, 0);
    }
}
