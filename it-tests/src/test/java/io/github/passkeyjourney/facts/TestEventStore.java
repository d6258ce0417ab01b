package io.github.passkeyjourney.facts;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.keycloak.events.Event;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.resource.RealmResourceProvider;

/** Below {@code /realms/{realm}/test-event-store}: open to everyone, hence never part of a release. */
public final class TestEventStore implements RealmResourceProvider {
    private final KeycloakSession session;

    TestEventStore(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        return this;
    }

    /**
     * Has Keycloak's own store write sign-ins, and tells the nanoseconds that it took.
     *
     * @param realm Keycloak's id of the realm
     * @param atOnce events in each transaction: 1 for what Keycloak does, more for its best case
     */
    @POST
    @Path("write")
    public long write(
            @QueryParam("realm") String realm, @QueryParam("count") int count, @QueryParam("atOnce") int atOnce) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        long began = System.nanoTime();
        for (int first = 0; first < count; first += atOnce) {
            int from = first;
            KeycloakModelUtils.runJobInTransaction(factory, own -> {
                EventStoreProvider store = own.getProvider(EventStoreProvider.class);
                for (int i = from; i < Math.min(count, from + atOnce); i++) {
                    store.onEvent(event(realm, i));
                }
            });
        }
        return System.nanoTime() - began;
    }

    /** As a sign-in with the password through an application makes it. */
    private static Event event(String realm, int number) {
        Event event = new Event();
        event.setId(UUID.randomUUID().toString());
        event.setTime(System.currentTimeMillis());
        event.setType(EventType.LOGIN);
        event.setRealmId(realm);
        event.setRealmName(realm);
        event.setClientId("app");
        event.setUserId(new UUID(number, 0).toString());
        event.setSessionId(UUID.randomUUID().toString());
        event.setIpAddress("192.0.2.17");
        event.setDetails(new HashMap<>(Map.of(
                "auth_method", "openid-connect",
                "auth_type", "code",
                "redirect_uri", "https://app.example/callback",
                "consent", "no_consent_required",
                "code_id", UUID.randomUUID().toString(),
                "username", "user-" + number)));
        return event;
    }

    @Override
    public void close() {}
}
