package io.github.passkeyjourney.enrollment.forecast;

import io.github.passkeyjourney.enrollment.store.Grants;
import io.github.passkeyjourney.enrollment.store.PersonReader;
import io.github.passkeyjourney.lifecycle.RealmExpiry;
import io.github.passkeyjourney.policy.Attachment;
import io.github.passkeyjourney.policy.RolloutEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Decides on all users of a realm, a page in a session and transaction of its own, so that memory does not grow with the
 * realm. Writes nothing.
 */
public final class Simulation {

    /** Users of a page. */
    public static final int PAGE = 500;

    private final KeycloakSessionFactory factory;
    private final String realmId;
    private final RolloutEngine engine;
    private final Grants grants;

    /** @param engine decides; may be of another policy than the realm's */
    public Simulation(KeycloakSessionFactory factory, String realmId, RolloutEngine engine) {
        this.factory = factory;
        this.realmId = realmId;
        this.engine = engine;
        this.grants = new Grants(engine.mentions());
    }

    /**
     * Adds each user to the forecast.
     *
     * @param client as in {@link Person#decide}
     * @param now the moment to decide for
     * @param limit the longest that it may take; the page that has begun is finished
     * @return whether all users were reached
     */
    public boolean run(Forecast forecast, @Nullable String client, Instant now, Duration limit) {
        long began = System.nanoTime();
        String reached = "";
        while (System.nanoTime() - began < limit.toNanos()) {
            String last = page(reached, client, now, forecast);
            if (last == null) {
                return true;
            }
            reached = last;
        }
        return false;
    }

    /** The last user of the page, null if it was the last page. */
    private @Nullable String page(String reached, @Nullable String client, Instant now, Forecast forecast) {
        String[] last = new String[1];
        inPage(session -> {
            RealmModel realm = session.realms().getRealm(realmId);
            session.getContext().setRealm(realm);
            Attachment attachment =
                    Attachment.of(realm.getWebAuthnPolicyPasswordless().getAuthenticatorAttachment());
            List<Person> people = new PersonReader(session, realm, engine.mentions(), grants)
                    .behind(reached, PAGE, RealmExpiry.of(engine), now);
            for (Person person : people) {
                forecast.add(person.id(), person.decide(engine, realmId, client, attachment, now));
            }
            last[0] = people.size() < PAGE ? null : people.get(PAGE - 1).id();
        });
        return last[0];
    }

    private void inPage(Consumer<KeycloakSession> work) {
        KeycloakModelUtils.runJobInTransaction(factory, work::accept);
    }
}
