package io.github.passkeyjourney.insights;

import java.util.List;

/**
 * Numbers of people. Nobody is counted twice in one number, and somebody may be in several rows, so rows do not add up to
 * the total.
 *
 * @param rows one for each key, in any order; none without a dimension
 * @param total the same over all people
 */
public record Headcount(List<Row> rows, Figures total) {

    /** Keeps the rows as they are. */
    public Headcount {
        rows = List.copyOf(rows);
    }
}
