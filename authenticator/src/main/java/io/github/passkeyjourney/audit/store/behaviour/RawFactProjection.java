package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.audit.event.BehaviourFact;
import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.platform.store.PlainSql;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/** Keeps each fact that tells a story of a user in PJ_FACT, under his pseudonym. */
final class RawFactProjection implements FactProjection {

    static final String TABLE = "PJ_FACT";

    private static final List<String> COLUMNS = List.of("CELL", "OCCURRED_AT", "FACT_ID", "SUBJECT");

    /** What devices can do, and uses of passkeys, have tables of their own. */
    private static final Set<FactType> KEPT = Set.of(
            FactType.OFFERED,
            FactType.SKIPPED,
            FactType.ENROLLMENT_FAILED,
            FactType.ACCEPTED,
            FactType.UPGRADE_ATTEMPTED,
            FactType.ADVISED,
            FactType.SIGN_IN,
            FactType.FALLBACK);

    private final KeycloakSession session;

    RawFactProjection(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void apply(List<RecordedFact> batch) {
        List<Kept> kept = kept(batch);
        if (kept.isEmpty()) {
            return;
        }
        FactDictionary dictionary = session.getProvider(FactDictionary.class);
        Set<Cell> cells = new HashSet<>();
        kept.forEach(fact -> cells.add(fact.cell()));
        Map<Cell, Long> numbers = dictionary.numbers(cells);
        List<@Nullable Object[]> rows = new ArrayList<>(kept.size());
        for (Kept fact : kept) {
            RecordedFact recorded = fact.recorded();
            String user = recorded.circumstances().userId();
            rows.add(new @Nullable Object[] {
                numbers.get(fact.cell()),
                recorded.occurredAt().toEpochMilli(),
                FactIds.number(recorded.id()),
                user == null ? null : dictionary.pseudonym(fact.cell().realmId(), user)
            });
        }
        new PlainSql(session).insertAll(TABLE, COLUMNS, rows);
    }

    private static List<Kept> kept(List<RecordedFact> batch) {
        List<Kept> kept = new ArrayList<>(batch.size());
        for (RecordedFact recorded : batch) {
            if (recorded.fact() instanceof BehaviourFact fact && KEPT.contains(fact.type())) {
                kept.add(new Kept(recorded, Cell.of(recorded.circumstances(), fact)));
            }
        }
        return kept;
    }

    private record Kept(RecordedFact recorded, Cell cell) {}
}
