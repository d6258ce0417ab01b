package io.github.passkeyjourney.insights;

import io.github.passkeyjourney.policy.Range;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * What is asked of a report.
 *
 * @param report which report
 * @param from the first day, in UTC
 * @param to the last day, in UTC; included
 * @param by what to break it down by, in this order, each at most once; empty for the total alone
 */
public record Query(Report report, LocalDate from, LocalDate to, List<Dimension> by) {

    /** Days that a query may cover, both ends included. */
    public static final Range<Integer> DAYS = new Range<>(1, 400);

    /** Days that a query without a beginning covers. */
    public static final int DEFAULT_DAYS = 30;

    /**
     * @throws IllegalArgumentException if the days are out of {@link #DAYS}, or a dimension comes twice or is none of the
     *     report's
     */
    public Query {
        DAYS.require("days", Math.toIntExact(ChronoUnit.DAYS.between(from, to) + 1));
        by = List.copyOf(by);
        if (by.stream().distinct().count() != by.size() || !report.dimensions().containsAll(by)) {
            throw new IllegalArgumentException("Cannot break " + report.id() + " down by " + by);
        }
        if (!report.fixed().isEmpty() && !by.equals(report.fixed())) {
            throw new IllegalArgumentException(report.id() + " is always by " + report.fixed());
        }
    }

    /**
     * Reads the parameters {@code from}, {@code to} and {@code by} of a request; others are not looked at.
     *
     * @param parameters every value of each parameter
     * @param today the present day in UTC, which is the last unless said otherwise
     */
    public static QueryParse parse(Report report, Map<String, List<String>> parameters, LocalDate today) {
        return new QueryReader(report, parameters).read(today);
    }
}
