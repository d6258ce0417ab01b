package io.github.passkeyjourney.admin.setup.flow;

import io.github.passkeyjourney.platform.setup.SetupChange;
import io.github.passkeyjourney.platform.setup.SetupContribution;
import io.github.passkeyjourney.platform.setup.SetupNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.keycloak.models.AuthenticationFlowBindings;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The probe and the nudge wherever a person signs in or up: the realm, its clients with flows of their own, its brokers. */
final class FlowSetup implements SetupContribution {

    private final KeycloakSession session;
    private final Function<String, StepKind> kinds;

    FlowSetup(KeycloakSession session, Function<String, StepKind> kinds) {
        this.session = session;
        this.kinds = kinds;
    }

    @Override
    public List<SetupChange> changes(RealmModel realm, Map<String, SetupNote> applied) {
        List<FlowBinding> bindings = new ArrayList<>();
        RealmFlows flows = new RealmFlows(session, realm, kinds);
        bindings.add(RealmBinding.browser(realm));
        clients(flows, applied).forEach(client -> bindings.add(new ClientBinding(realm, client)));
        bindings.add(RealmBinding.registration(realm));
        brokers(applied).forEach(broker -> bindings.add(new BrokerBinding(realm, session.identityProviders(), broker)));

        Map<String, SetupNote> own = new TreeMap<>();
        bindings.stream().map(FlowBinding::id).filter(applied::containsKey).forEach(id -> own.put(id, applied.get(id)));
        FlowCopies copies = new FlowCopies(flows, own);
        return bindings.stream()
                .<SetupChange>map(binding -> new FlowChange(binding, copies))
                .toList();
    }

    private static Set<String> clients(RealmFlows flows, Map<String, SetupNote> applied) {
        Set<String> clients = about(ClientBinding.PREFIX, applied);
        for (AuthenticationFlowModel flow : flows.bindable()) {
            flows.realm()
                    .searchClientByAuthenticationFlowBindingOverrides(
                            Map.of(AuthenticationFlowBindings.BROWSER_BINDING, flow.getId()), null, null)
                    .map(ClientModel::getClientId)
                    .forEach(clients::add);
        }
        return clients;
    }

    /** All that people sign in with; those for linking alone run no flow. */
    private Set<String> brokers(Map<String, SetupNote> applied) {
        Set<String> brokers = about(BrokerBinding.PREFIX, applied);
        session.identityProviders()
                .getAllStream(IdentityProviderQuery.userAuthentication(), null, null)
                .filter(broker -> !Boolean.TRUE.equals(broker.isLinkOnly()))
                .map(IdentityProviderModel::getAlias)
                .forEach(brokers::add);
        return brokers;
    }

    private static Set<String> about(String prefix, Map<String, SetupNote> applied) {
        Set<String> names = new TreeSet<>();
        applied.keySet().stream()
                .filter(id -> id.startsWith(prefix))
                .forEach(id -> names.add(id.substring(prefix.length())));
        return names;
    }
}
