package io.github.passkeyjourney.admin.setup.client;

import io.github.passkeyjourney.platform.setup.SetupChange;
import io.github.passkeyjourney.platform.setup.SetupContribution;
import io.github.passkeyjourney.platform.setup.SetupNote;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The client that holds the roles, and the public one of our pages. */
final class ClientSetup implements SetupContribution {

    private final KeycloakSession session;

    ClientSetup(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public List<SetupChange> changes(RealmModel realm, Map<String, SetupNote> applied) {
        ProductClients product = ProductClients.of(realm.getName());
        return product.clients().stream()
                .<SetupChange>map(
                        client -> new ClientChange(session, realm, client, product.roles(client.getClientId())))
                .toList();
    }
}
