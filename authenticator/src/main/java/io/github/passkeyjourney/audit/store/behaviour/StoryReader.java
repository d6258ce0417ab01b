package io.github.passkeyjourney.audit.store.behaviour;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.passkeyjourney.audit.event.Browser;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.audit.query.FactQuery;
import io.github.passkeyjourney.audit.query.StoredFact;
import io.github.passkeyjourney.audit.query.TimelineCursor;
import io.github.passkeyjourney.audit.query.TimelineFact;
import io.github.passkeyjourney.platform.store.PlainSql;
import io.github.passkeyjourney.policy.Platform;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/** Reads the behaviour facts of a single user, for those who may know whose they are. */
public final class StoryReader {

    private final PlainSql sql;

    /** Reads within the transaction of this request. */
    public StoryReader(KeycloakSession session) {
        this.sql = new PlainSql(session);
    }

    /**
     * Behaviour facts of the user of a query, newest first. A realm without a key has none, and gets none by being asked.
     *
     * @param limit how many at most
     * @throws RuntimeException if the database does not answer
     */
    public List<TimelineFact> timeline(FactQuery query, TimelineCursor after, int limit) {
        String userId = Objects.requireNonNull(query.userId(), "A story is one user's");
        SecretKeySpec key = SqlFactDictionary.findKey(sql, query.realmId());
        if (key == null) {
            return List.of();
        }
        StoryStatement statement = new StoryStatement(
                sql.table(RawFactProjection.TABLE),
                sql.table(SqlFactDictionary.CELLS),
                query,
                SqlFactDictionary.pseudonym(key, userId),
                after,
                limit);
        return sql.all(statement.sql(), row -> found(userId, row), statement.parameters());
    }

    private static TimelineFact found(String userId, ResultSet row) throws SQLException {
        long occurredAt = row.getLong("OCCURRED_AT");
        Cell cell = SqlFactDictionary.cell(row);
        Circumstances circumstances = new Circumstances(
                cell.realmId(),
                userId,
                null,
                cell.client(),
                cell.cohort(),
                cell.arm(),
                Platform.of(cell.platform()).orElse(Platform.OTHER),
                Browser.of(cell.browser()).orElse(Browser.OTHER),
                null);
        StoredFact fact = new StoredFact(
                null,
                null,
                null,
                cell.type(),
                Instant.ofEpochMilli(occurredAt),
                circumstances,
                data(cell).toString());
        return new TimelineFact(
                fact, TimelineCursor.atBehaviour(occurredAt, row.getLong("FACT_ID"), row.getLong("CELL")));
    }

    /** What {@link Cell#of} made of the fact, back in its own words (docs/events.md). */
    static ObjectNode data(Cell cell) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        boolean offered = cell.type().equals(FactType.OFFERED.id());
        put(data, causeName(cell.type()), cell.cause());
        put(data, "method", cell.method());
        if (offered) {
            data.put("mandatory", Cell.MANDATORY.equals(cell.outcome()));
        } else {
            put(data, "outcome", cell.outcome());
        }
        if (cell.holder() != null) {
            data.put("holder", cell.holder());
        }
        return data;
    }

    private static String causeName(String type) {
        if (type.equals(FactType.ENROLLMENT_FAILED.id())) {
            return "error";
        }
        if (type.equals(FactType.ADVISED.id())) {
            return "advice";
        }
        return type.equals(FactType.SKIPPED.id()) ? "reason" : "cause";
    }

    private static void put(ObjectNode data, String name, @Nullable String value) {
        if (value != null) {
            data.put(name, value);
        }
    }
}
