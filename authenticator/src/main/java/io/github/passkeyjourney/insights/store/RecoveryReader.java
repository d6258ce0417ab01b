package io.github.passkeyjourney.insights.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.audit.event.RecoveryOutcome;
import io.github.passkeyjourney.audit.event.document.FactDocument;
import io.github.passkeyjourney.insights.Dimension;
import io.github.passkeyjourney.insights.Headcount;
import io.github.passkeyjourney.insights.Query;
import io.github.passkeyjourney.platform.store.PlainSql;
import io.github.passkeyjourney.policy.Recovery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Counts the recoveries that began on some days, from the audit trail: its rows are exact and stay for good, and those of the
 * recoveries themselves go after a while.
 */
final class RecoveryReader implements PeopleReader {

    /** Most recoveries that are read for one answer; some 50 MB. */
    static final int MAX_RECOVERIES = 200_000;

    /** The longest wait that a policy may set, and time to come back. */
    private static final Duration LONGEST = Recovery.HOLD.max().plusDays(10);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final PlainSql sql;
    private final String realmId;
    private final Query query;

    RecoveryReader(PlainSql sql, String realmId, Query query) {
        this.sql = sql;
        this.realmId = realmId;
        this.query = query;
    }

    @Override
    public List<Select> selects() {
        List<Select> selects = new ArrayList<>(List.of(began(), ended()));
        if (query.by().contains(Dimension.METHOD)) {
            selects.add(proven());
        }
        return selects;
    }

    @Override
    public Headcount headcount() {
        Map<String, Begun> begun = new HashMap<>();
        Map<Place, Place> places = new HashMap<>();
        each(began(), (occurredAt, document, id) -> {
            if (begun.size() == MAX_RECOVERIES) {
                throw new TooManyTalliesException();
            }
            Place place = place(document);
            begun.putIfAbsent(
                    id,
                    new Begun(
                            LocalDate.ofInstant(occurredAt, ZoneOffset.UTC),
                            places.computeIfAbsent(place, same -> same)));
        });
        Map<String, BegunRecovery.End> ends = new HashMap<>();
        each(ended(), (occurredAt, document, id) -> {
            if (begun.containsKey(id)) {
                outcome(document.path("data")).ifPresent(end -> ends.put(id, end));
            }
        });
        Map<String, Set<String>> methods = new HashMap<>();
        if (query.by().contains(Dimension.METHOD)) {
            each(proven(), (occurredAt, document, id) -> {
                String method = document.path("data").path("method").textValue();
                if (method != null && begun.containsKey(id)) {
                    methods.computeIfAbsent(id, added -> new HashSet<>()).add(method);
                }
            });
        }
        RecoveryCount count = new RecoveryCount(query.by());
        begun.forEach((id, recovery) -> count.add(
                new BegunRecovery(recovery.day(), recovery.place(), methods.getOrDefault(id, Set.of()), ends.get(id))));
        return count.headcount();
    }

    private Place place(JsonNode document) {
        Circumstances circumstances = FactDocument.circumstances(document);
        return new Place(
                circumstances.cohort(),
                circumstances.platform().id(),
                circumstances.browser().id(),
                circumstances.clientId());
    }

    private static Optional<BegunRecovery.End> outcome(JsonNode data) {
        String word = data.path("outcome").asText();
        return Arrays.stream(RecoveryOutcome.values())
                .filter(outcome -> outcome.id().equals(word))
                .findFirst()
                .map(outcome -> new BegunRecovery.End(
                        outcome,
                        data.path("assisted").asBoolean(),
                        data.path("seconds").asLong()));
    }

    private void each(Select select, FactUser user) {
        sql.each(
                select.sql(),
                row -> {
                    JsonNode document = document(row);
                    String id = document.path("data").path("recoveryId").textValue();
                    if (id != null) {
                        user.use(Instant.ofEpochMilli(row.getLong("OCCURRED_AT")), document, id);
                    }
                },
                select.parameters().toArray());
    }

    /** What cannot be read is passed over: the verification of the trail says that it was changed. */
    private static JsonNode document(ResultSet row) throws SQLException {
        try {
            return MAPPER.readTree(row.getString("CONTENT"));
        } catch (JsonProcessingException e) {
            return MAPPER.missingNode();
        }
    }

    private Select began() {
        return facts(FactType.RECOVERY_STARTED, Duration.ZERO);
    }

    private Select ended() {
        return facts(FactType.RECOVERY_ENDED, LONGEST);
    }

    private Select proven() {
        return facts(FactType.PROOF_ACCEPTED, LONGEST);
    }

    private Select facts(FactType type, Duration later) {
        Instant from = query.from().atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant to =
                query.to().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(later);
        return new Select(
                "SELECT OCCURRED_AT, CONTENT FROM " + sql.table("PJ_AUDIT")
                        + " WHERE REALM_ID = ? AND TYPE = ? AND OCCURRED_AT >= ? AND OCCURRED_AT < ?",
                List.of(realmId, type.id(), from.toEpochMilli(), to.toEpochMilli()));
    }

    private record Begun(LocalDate day, Place place) {}

    @FunctionalInterface
    private interface FactUser {

        void use(Instant occurredAt, JsonNode document, String recoveryId);
    }
}
