package io.github.passkeyjourney.enrollment.announcement.store;

import io.github.passkeyjourney.enrollment.announcement.Announcement;
import io.github.passkeyjourney.enrollment.announcement.Announcement.Progress;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table PJ_ANNOUNCEMENT. Of one cohort there is at most one a day, in UTC. */
public final class AnnouncementTable {

    /** Longest that a statement may take. */
    public static final Duration TIMEOUT = Duration.ofSeconds(10);

    static final String TABLE = "PJ_ANNOUNCEMENT";

    private static final long DAY = Duration.ofDays(1).toMillis();

    private static final String COLUMNS =
            "ID, REALM_ID, COHORT, POLICY_DIGEST, BASE_URI, STARTED_AT, PROGRESS, REACHED, MAILED";

    private final TransactionalSql sql;
    private final String table;

    /** In the transaction of these statements. */
    public AnnouncementTable(TransactionalSql sql) {
        this.sql = sql;
        this.table = sql.table(TABLE);
    }

    /** The announcement of this id; empty if nobody has ordered it. */
    public Optional<Announcement> find(String realmId, String id) {
        return sql.first(
                "SELECT " + COLUMNS + " FROM " + table + " WHERE ID = ? AND REALM_ID = ?",
                AnnouncementTable::read,
                id,
                realmId);
    }

    /** The latest of a realm, newest first. */
    public List<Announcement> latest(String realmId, int limit) {
        return sql.all(
                "SELECT " + COLUMNS + " FROM " + table + " WHERE REALM_ID = ? ORDER BY STARTED_AT DESC, ID LIMIT "
                        + limit,
                AnnouncementTable::read,
                realmId);
    }

    /**
     * Orders one.
     *
     * @throws io.github.passkeyjourney.platform.store.FailedStatementException a duplicate if this one, or another of its
     *     cohort and day, is there
     */
    public void add(Announcement announcement) {
        long startedAt = announcement.startedAt().toEpochMilli();
        sql.update(
                "INSERT INTO " + table + " (" + COLUMNS + ", EPOCH_DAY) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                announcement.id(),
                announcement.realmId(),
                announcement.cohort(),
                announcement.policyDigest(),
                announcement.base().toString(),
                startedAt,
                announcement.progress().id(),
                announcement.reached(),
                announcement.mailed(),
                Math.floorDiv(startedAt, DAY));
        new AnnouncedUsers(sql).forget(announcement.realmId(), announcement.startedAt());
    }

    List<Announcement> running() {
        return sql.all(
                "SELECT " + COLUMNS + " FROM " + table + " WHERE PROGRESS = ? ORDER BY STARTED_AT",
                AnnouncementTable::read,
                Progress.RUNNING.id());
    }

    /** False if another server has gone on meanwhile: then what this one has found is not to be written. */
    boolean move(Announcement from, Progress progress, @Nullable String reached, int mailed) {
        // Each move changes the place or the word, so that every database counts the row.
        String where = from.reached() == null ? " AND REACHED IS NULL" : " AND REACHED = ?";
        String update = "UPDATE " + table + " SET PROGRESS = ?, REACHED = ?, MAILED = MAILED + ? WHERE ID = ?"
                + " AND PROGRESS = ?" + where;
        Object running = Progress.RUNNING.id();
        return (from.reached() == null
                        ? sql.update(update, progress.id(), reached, mailed, from.id(), running)
                        : sql.update(update, progress.id(), reached, mailed, from.id(), running, from.reached()))
                == 1;
    }

    private static Announcement read(ResultSet row) throws SQLException {
        return new Announcement(
                row.getString("ID"),
                row.getString("REALM_ID"),
                row.getString("COHORT"),
                row.getString("POLICY_DIGEST"),
                URI.create(row.getString("BASE_URI")),
                Instant.ofEpochMilli(row.getLong("STARTED_AT")),
                Progress.valueOf(row.getString("PROGRESS").toUpperCase(Locale.ROOT)),
                row.getString("REACHED"),
                row.getLong("MAILED"));
    }
}
