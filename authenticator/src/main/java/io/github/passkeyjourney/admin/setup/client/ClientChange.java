package io.github.passkeyjourney.admin.setup.client;

import io.github.passkeyjourney.platform.setup.SetupChange;
import io.github.passkeyjourney.platform.setup.SetupNote;
import io.github.passkeyjourney.platform.setup.SetupPlan;
import io.github.passkeyjourney.platform.setup.SetupState;
import io.github.passkeyjourney.platform.setup.SetupText;
import io.github.passkeyjourney.platform.setup.SetupUndone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.protocol.oidc.OIDCConfigAttributes;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.services.managers.ClientManager;
import org.keycloak.services.managers.RealmManager;

/**
 * Creates a client with its roles. Where a client of this name is there already, only the roles that it lacks are added. The
 * roles go with the client when it is undone, also where they were granted: without the product they mean nothing.
 */
final class ClientChange implements SetupChange {

    private static final String PRINT = "print";
    private static final String ROLES = "roles";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String clientId;
    private final ClientRepresentation wanted;

    /** The descriptions of the roles by their names. */
    private final Map<String, String> roles = new LinkedHashMap<>();

    ClientChange(
            KeycloakSession session, RealmModel realm, ClientRepresentation wanted, List<RoleRepresentation> roles) {
        this.session = session;
        this.realm = realm;
        this.clientId = wanted.getClientId();
        this.wanted = wanted;
        roles.forEach(role -> this.roles.put(role.getName(), role.getDescription()));
    }

    @Override
    public String id() {
        return "client/" + clientId;
    }

    @Override
    public SetupPlan plan(@Nullable SetupNote note) {
        ClientModel client = realm.getClientByClientId(clientId);
        if (note != null && (client == null || !isAsLeft(client, note))) {
            return new SetupPlan(SetupState.CHANGED_BY_HAND, SetupText.of("passkeySetup.changed.client", clientId));
        }
        return new SetupPlan(client != null && missing(client).isEmpty() ? SetupState.DONE : SetupState.TO_DO, text());
    }

    @Override
    public SetupNote apply() {
        ClientModel there = realm.getClientByClientId(clientId);
        ClientModel client = there == null ? ClientManager.createClient(session, realm, wanted) : there;
        List<String> added = missing(client);
        added.forEach(role -> client.addRole(role).setDescription(roles.get(role)));
        return new SetupNote(there == null ? Map.of(PRINT, print(client)) : Map.of(ROLES, String.join(" ", added)));
    }

    @Override
    public SetupUndone undo(SetupNote note) {
        ClientModel client = realm.getClientByClientId(clientId);
        if (client == null) {
            return SetupUndone.undone(text());
        }
        if (!isAsLeft(client, note)) {
            return SetupUndone.kept(SetupText.of("passkeySetup.kept.client", clientId));
        }
        if (note.get(PRINT) == null) {
            for (String name : rolesOf(note)) {
                RoleModel role = client.getRole(name);
                if (role != null) {
                    client.removeRole(role);
                }
            }
        } else {
            new ClientManager(new RealmManager(session)).removeClient(realm, client);
        }
        return SetupUndone.undone(text());
    }

    private boolean isAsLeft(ClientModel client, SetupNote note) {
        String print = note.get(PRINT);
        return print == null
                ? rolesOf(note).stream().allMatch(role -> client.getRole(role) != null)
                : print.equals(print(client));
    }

    private static List<String> rolesOf(SetupNote note) {
        String added = note.get(ROLES);
        return added == null || added.isEmpty() ? List.of() : List.of(added.split(" ", -1));
    }

    private List<String> missing(ClientModel client) {
        List<String> missing = new ArrayList<>(roles.keySet());
        missing.removeIf(role -> client.getRole(role) != null);
        return missing;
    }

    /** What matters of a client, readable; secrets are not among it. */
    private static String print(ClientModel client) {
        return String.join(
                " ",
                client.isEnabled() ? "enabled" : "disabled",
                client.isBearerOnly() ? "bearer-only" : client.isPublicClient() ? "public" : "confidential",
                client.isStandardFlowEnabled() ? "standard" : "-",
                client.isDirectAccessGrantsEnabled() ? "direct" : "-",
                String.valueOf(client.getAttribute(OIDCConfigAttributes.PKCE_CODE_CHALLENGE_METHOD)),
                new TreeSet<>(client.getRedirectUris()).toString(),
                new TreeSet<>(client.getWebOrigins()).toString(),
                client.getRolesStream()
                        .map(RoleModel::getName)
                        .sorted()
                        .collect(Collectors.toList())
                        .toString());
    }

    private SetupText text() {
        return roles.isEmpty()
                ? SetupText.of("passkeySetup.client.pages", clientId)
                : SetupText.of("passkeySetup.client.roles", clientId, String.join(", ", roles.keySet()));
    }
}
