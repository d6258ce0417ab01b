package io.github.passkeyjourney.audit.query;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the story of a user was read, from the newest fact to the oldest. Within one millisecond audit facts come first.
 *
 * @param occurredAt time of the last fact that was read, in milliseconds of the epoch
 * @param auditId the last fact that was read, if it was an audit fact; else null
 * @param factId the last fact that was read, if it was behaviour
 * @param cell the cell of that one
 */
public record TimelineCursor(long occurredAt, @Nullable String auditId, long factId, long cell) {

    /** Before the newest fact. */
    public static final TimelineCursor START = new TimelineCursor(Long.MAX_VALUE, "", 0, 0);

    private static final String AUDIT = "a";
    private static final String BEHAVIOUR = "b";

    /** At an audit fact. */
    public static TimelineCursor atAudit(long occurredAt, String id) {
        return new TimelineCursor(occurredAt, id, 0, 0);
    }

    /** At a behaviour fact. */
    public static TimelineCursor atBehaviour(long occurredAt, long factId, long cell) {
        return new TimelineCursor(occurredAt, null, factId, cell);
    }

    /** As a parameter of a request; for this query alone. */
    public String write(FactQuery query) {
        return auditId == null
                ? CursorText.write(
                        query, BEHAVIOUR, Long.toString(occurredAt), Long.toString(factId), Long.toString(cell))
                : CursorText.write(query, AUDIT, Long.toString(occurredAt), auditId, "");
    }

    /**
     * Reads what {@link #write} wrote for this query; empty if it is anything else.
     *
     * @param query null if it is not known, since something else is wrong with it
     */
    public static Optional<TimelineCursor> parse(@Nullable FactQuery query, String text) {
        return CursorText.read(query, text, 4).flatMap(parts -> {
            try {
                long occurredAt = Long.parseLong(parts.get(1));
                return switch (parts.get(0)) {
                    case AUDIT -> Optional.of(atAudit(occurredAt, parts.get(2)));
                    case BEHAVIOUR ->
                        Optional.of(
                                atBehaviour(occurredAt, Long.parseLong(parts.get(2)), Long.parseLong(parts.get(3))));
                    default -> Optional.empty();
                };
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        });
    }
}
