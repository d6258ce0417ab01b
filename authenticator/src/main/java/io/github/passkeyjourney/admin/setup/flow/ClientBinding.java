package io.github.passkeyjourney.admin.setup.flow;

import io.github.passkeyjourney.platform.setup.SetupText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationFlowBindings;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/** A client that runs a flow of its own for sign-ins. */
final class ClientBinding implements FlowBinding {

    static final String PREFIX = "client-flow/";

    private final RealmModel realm;
    private final String clientId;
    private final @Nullable ClientModel client;

    ClientBinding(RealmModel realm, String clientId) {
        this.realm = realm;
        this.clientId = clientId;
        this.client = realm.getClientByClientId(clientId);
    }

    @Override
    public String id() {
        return PREFIX + clientId;
    }

    @Override
    public boolean exists() {
        return client != null;
    }

    @Override
    public @Nullable AuthenticationFlowModel bound() {
        String id = client == null
                ? null
                : client.getAuthenticationFlowBindingOverride(AuthenticationFlowBindings.BROWSER_BINDING);
        return id == null || id.isEmpty() ? null : realm.getAuthenticationFlowById(id);
    }

    @Override
    public void bind(@Nullable AuthenticationFlowModel flow) {
        Objects.requireNonNull(client)
                .setAuthenticationFlowBindingOverride(
                        AuthenticationFlowBindings.BROWSER_BINDING,
                        Objects.requireNonNull(flow).getId());
    }

    @Override
    public boolean afterSignIn() {
        return false;
    }

    @Override
    public SetupText text(@Nullable String source) {
        return SetupText.of("passkeySetup.clientFlow", source == null ? "-" : source, clientId);
    }
}
