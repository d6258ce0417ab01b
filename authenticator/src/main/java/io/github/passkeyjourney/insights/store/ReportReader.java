package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.insights.Answer;
import io.github.passkeyjourney.insights.Headcount;
import io.github.passkeyjourney.insights.Query;
import io.github.passkeyjourney.platform.store.PlainSql;
import io.github.passkeyjourney.policy.Attachment;
import io.github.passkeyjourney.policy.RolloutPolicy;
import io.github.passkeyjourney.settings.RolloutSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Reads the reports of one realm. */
public final class ReportReader {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final PeopleReadings readings;
    private final Clock clock;

    /**
     * Reads in the transaction of the session.
     *
     * @param readings what is kept of large realms
     */
    public ReportReader(KeycloakSession session, RealmModel realm, PeopleReadings readings, Clock clock) {
        this.session = session;
        this.realm = realm;
        this.readings = readings;
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
                : new RollupReader(session).selects(realm.getId(), query);
    }

    private PeopleReader passkeys(PlainSql sql, Query query) {
        Instant now = clock.instant();
        RolloutPolicy policy = session.getProvider(RolloutSettings.class).lastValid(realm);
        return new PasskeyReader(sql, readings, realm.getId(), query, new PasskeysInForce(policy, now), now);
    }

    private PeopleReader people(Query query) {
        PlainSql sql = new PlainSql(session);
        return switch (query.report()) {
            case READINESS ->
                new DeviceReader(
                        sql,
                        readings,
                        realm.getId(),
                        query,
                        Attachment.of(realm.getWebAuthnPolicyPasswordless().getAuthenticatorAttachment()));
            case ENROLLMENT -> new OfferReader(sql, readings, realm.getId(), query);
            case RESILIENCE -> passkeys(sql, query);
            case RECOVERY -> new RecoveryReader(sql, realm.getId(), query);
            case EXPERIMENTS -> new ExposureReader(sql, readings, realm.getId(), query);
            case SIGN_INS, FALLBACK, FEEDBACK -> throw new IllegalArgumentException("Counts facts: " + query.report());
        };
    }
}
