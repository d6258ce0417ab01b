package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.insights.Answer;
import io.github.passkeyjourney.insights.Headcount;
import io.github.passkeyjourney.insights.Query;
import io.github.passkeyjourney.platform.store.PlainSql;
import io.github.passkeyjourney.policy.Attachment;
import java.time.Clock;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Reads the reports of one realm. */
public final class ReportReader {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Clock clock;

    /** Reads in the transaction of the session. */
    public ReportReader(KeycloakSession session, RealmModel realm, Clock clock) {
        this.session = session;
        this.realm = realm;
        this.clock = clock;
    }

    /**
     * The answer to a query.
     *
     * @param minimumCellSize fewest cases that a row may stand for
     * @param complete whether all facts are known to be counted
     * @throws TooManyTalliesException if it breaks down too finely
     * @throws RuntimeException if the database does not answer
     */
    public Answer answer(Query query, int minimumCellSize, boolean complete) {
        if (query.report().types().isEmpty()) {
            Headcount people = people(query).headcount();
            if (people.rows().size() > RollupReader.MAX_TALLIES) {
                throw new TooManyTalliesException();
            }
            return Answer.of(query, people, minimumCellSize, complete);
        }
        return Answer.of(query, new RollupReader(session).read(realm.getId(), query), minimumCellSize, complete);
    }

    /** Every statement that {@link #answer} runs for a query, to see how the database goes about it. */
    public List<Select> selects(Query query) {
        return query.report().types().isEmpty()
                ? people(query).selects()
                : List.of(new RollupReader(session).select(realm.getId(), query));
    }

    private PeopleReader people(Query query) {
        PlainSql sql = new PlainSql(session);
        return switch (query.report()) {
            case READINESS ->
                new DeviceReader(
                        sql,
                        realm.getId(),
                        query,
                        Attachment.of(realm.getWebAuthnPolicyPasswordless().getAuthenticatorAttachment()));
            case ENROLLMENT -> new OfferReader(sql, realm.getId(), query);
            case RESILIENCE -> new PasskeyReader(sql, realm.getId(), query, clock.instant());
            case SIGN_INS, FALLBACK -> throw new IllegalArgumentException("Counts facts: " + query.report());
        };
    }
}
