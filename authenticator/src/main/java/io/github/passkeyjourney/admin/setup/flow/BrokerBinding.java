package io.github.passkeyjourney.admin.setup.flow;

import io.github.passkeyjourney.platform.setup.SetupText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderStorageProvider;
import org.keycloak.models.RealmModel;

/** An identity provider, which may run a flow after each sign-in there. */
final class BrokerBinding implements FlowBinding {

    static final String PREFIX = "broker-flow/";

    private final RealmModel realm;
    private final IdentityProviderStorageProvider brokers;
    private final String alias;
    private final @Nullable IdentityProviderModel broker;

    BrokerBinding(RealmModel realm, IdentityProviderStorageProvider brokers, String alias) {
        this.realm = realm;
        this.brokers = brokers;
        this.alias = alias;
        this.broker = brokers.getByAlias(alias);
    }

    @Override
    public String id() {
        return PREFIX + alias;
    }

    @Override
    public boolean exists() {
        return broker != null;
    }

    @Override
    public @Nullable AuthenticationFlowModel bound() {
        String id = broker == null ? null : broker.getPostBrokerLoginFlowId();
        return id == null || id.isEmpty() ? null : realm.getAuthenticationFlowById(id);
    }

    @Override
    public void bind(@Nullable AuthenticationFlowModel flow) {
        // What is handed out may be what the cache keeps.
        IdentityProviderModel changed = new IdentityProviderModel(Objects.requireNonNull(broker));
        changed.setPostBrokerLoginFlowId(flow == null ? null : flow.getId());
        brokers.update(changed);
    }

    @Override
    public boolean afterSignIn() {
        return true;
    }

    @Override
    public SetupText text(@Nullable String source) {
        return source == null
                ? SetupText.of("passkeySetup.brokerFlowNew", alias)
                : SetupText.of("passkeySetup.brokerFlow", source, alias);
    }
}
