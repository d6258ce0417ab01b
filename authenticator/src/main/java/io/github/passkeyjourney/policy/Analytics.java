package io.github.passkeyjourney.policy;

/**
 * What is kept and shown of behaviour.
 *
 * @param retentionDays days for which behaviour facts and rollups are kept; 1 to 3 650
 * @param minimumCellSize fewest users that a row of a report may stand for; 1 to 1 000
 */
public record Analytics(int retentionDays, int minimumCellSize) {

    /** Retention times that a policy may set. */
    public static final Range<Integer> RETENTION_DAYS = new Range<>(1, 3_650);

    /** Cell sizes that a policy may set. */
    public static final Range<Integer> MINIMUM_CELL_SIZE = new Range<>(1, 1_000);

    /** 400 days, so that a year can be compared with the last; five users. */
    public static final Analytics DEFAULTS = new Analytics(400, 5);

    /**
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Analytics {
        RETENTION_DAYS.require("retentionDays", retentionDays);
        MINIMUM_CELL_SIZE.require("minimumCellSize", minimumCellSize);
    }
}
