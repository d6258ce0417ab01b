package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.platform.KeycloakClock;
import java.time.Clock;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Keeps what a node remembers of the dictionary, and forgets users and realms as Keycloak does. */
public final class SqlFactDictionaryFactory implements FactDictionaryFactory {

    private final DictionaryCache cache = new DictionaryCache();
    private final Clock clock = new KeycloakClock();

    @Override
    public String getId() {
        return "sql";
    }

    @Override
    public FactDictionary create(KeycloakSession session) {
        return new SqlFactDictionary(session, cache, clock);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        FactErasure erasure = new FactErasure(clock);
        factory.register(event -> {
            if (event instanceof UserModel.UserRemovedEvent removed) {
                erasure.forgetUser(
                        removed.getKeycloakSession(),
                        removed.getRealm().getId(),
                        removed.getUser().getId());
            } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
                erasure.forgetRealm(
                        removed.getKeycloakSession(), removed.getRealm().getId());
                cache.forget(removed.getRealm().getId());
            }
        });
    }
}
