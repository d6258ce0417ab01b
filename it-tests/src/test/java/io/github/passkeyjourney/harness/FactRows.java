package io.github.passkeyjourney.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** The behaviour facts of a realm, as its database holds them once the node has written them behind the requests. */
public final class FactRows {
    private final ServerQuery query;
    private final String realmId;

    /** The facts of this realm. */
    public FactRows(TestRealm realm) {
        this.query = new ServerQuery(realm.server());
        this.realmId = realm.admin().toRepresentation().getId();
    }

    /** Each in the form {@code sign-in password succeeded}, in the order in which they happened. */
    public List<String> all() {
        return rows("FACT_TYPE, METHOD, OUTCOME, CAUSE");
    }

    /** These columns of PJ_CELL for each fact, in the order in which they happened. */
    public List<String> rows(String columns) {
        return query
                .rows("SELECT " + columns + ", FACT_ID FROM PJ_FACT JOIN PJ_CELL ON PJ_FACT.CELL = PJ_CELL.ID"
                        + " WHERE REALM_ID = '" + realmId + "' ORDER BY OCCURRED_AT, FACT_ID")
                .stream()
                .map(row -> row.substring(0, row.lastIndexOf(", ")))
                .map(row -> row.replace(", ", " ").replace(" null", ""))
                .toList();
    }

    /**
     * Waits until these and no others are there, in this order. A node writes in the order in which requests ended, so
     * nothing of an earlier request can come after.
     */
    public void await(String... expected) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(all()).containsExactly(expected));
    }

    /** Rows of another table of ours, each in the form {@code 1, 2, three}. */
    public List<String> query(String sql) {
        return query.rows(sql.replace(":realm", "'" + realmId + "'"));
    }

    /** Changes rows of ours behind the server's back. */
    public void change(String sql) {
        query.change(sql.replace(":realm", "'" + realmId + "'"));
    }
}
