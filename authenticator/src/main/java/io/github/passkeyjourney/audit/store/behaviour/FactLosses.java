package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.platform.store.PlainSql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.keycloak.models.KeycloakSession;

/** Tells for which times behaviour facts are missing: dropped, lost with a server, or not applied yet. */
public final class FactLosses {

    /** A run that is not heard of for so long has ended, and one whose facts wait for so long is worth mentioning. */
    static final Duration SILENCE = Duration.ofSeconds(60);

    /** Longest time between two reports of a run, with a second for the facts in between. */
    static final Duration REPORT = Duration.ofSeconds(11);

    /** A fact happens at most so long before its request ends and hands it over. */
    static final Duration REQUEST = Duration.ofSeconds(5);

    private final KeycloakSession session;
    private final Clock clock;

    /** Reads in the transaction of the session. */
    public FactLosses(KeycloakSession session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /**
     * What is missing between the two moments, by its beginning; empty if all is there. Facts of the last minute may be
     * on their way.
     *
     * @throws RuntimeException if the database does not answer
     */
    public List<FactLoss> between(Instant from, Instant to) {
        PlainSql sql = new PlainSql(session);
        List<FactLoss> losses = new ArrayList<>(sql.all(
                "SELECT FROM_AT, TO_AT, LOST FROM " + sql.table(SqlSourceJournal.LOSSES)
                        + " WHERE TO_AT >= ? AND FROM_AT <= ?",
                row -> new FactLoss(
                        Instant.ofEpochMilli(row.getLong(1)).minus(REQUEST),
                        Instant.ofEpochMilli(row.getLong(2)),
                        OptionalLong.of(row.getLong(3))),
                from.toEpochMilli(),
                to.plus(REQUEST).toEpochMilli()));
        losses.addAll(sql.all(
                "SELECT APPLIED_UNTIL, LAST_SEEN_AT FROM " + sql.table(SqlSourceJournal.SOURCES)
                        + " WHERE STOPPED_AT IS NULL AND APPLIED_UNTIL < ?",
                row -> new FactLoss(
                        Instant.ofEpochMilli(row.getLong(1)).minus(REQUEST),
                        Instant.ofEpochMilli(row.getLong(2)).plus(REPORT),
                        OptionalLong.empty()),
                clock.instant().minus(SILENCE).toEpochMilli()));
        losses.removeIf(loss -> loss.to().isBefore(from) || loss.from().isAfter(to));
        losses.sort(Comparator.comparing(FactLoss::from));
        return List.copyOf(losses);
    }
}
