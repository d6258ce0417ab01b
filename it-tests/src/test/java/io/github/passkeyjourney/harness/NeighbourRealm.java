package io.github.passkeyjourney.harness;

import java.util.List;
import java.util.Map;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.RolesRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Another realm on the same server: {@code chief} manages it, {@code insights} and {@code audit} hold the roles of their
 * names, all with the password of every user.
 */
public final class NeighbourRealm implements AutoCloseable {
    private static final String CLIENT = "passkey-journey";

    private final KeycloakServer server;
    private final String name;

    private NeighbourRealm(KeycloakServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** Creates the neighbour of a realm. */
    public static NeighbourRealm of(TestRealm realm) {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(CLIENT);
        client.setBearerOnly(true);
        RolesRepresentation roles = new RolesRepresentation();
        roles.setClient(Map.of(
                CLIENT,
                List.of(
                        new RoleRepresentation("view-insights", null, false),
                        new RoleRepresentation("view-audit", null, false))));
        RealmRepresentation neighbour = new RealmRepresentation();
        neighbour.setRealm(realm.name() + "-neighbour");
        neighbour.setEnabled(true);
        neighbour.setClients(List.of(client));
        neighbour.setRoles(roles);
        neighbour.setUsers(List.of(
                person("chief", Map.of("realm-management", List.of("realm-admin"))),
                person("insights", Map.of(CLIENT, List.of("view-insights"))),
                person("audit", Map.of(CLIENT, List.of("view-audit")))));
        realm.server().admin().realms().create(neighbour);
        return new NeighbourRealm(realm.server(), neighbour.getRealm());
    }

    /** The name. */
    public String name() {
        return name;
    }

    /** Keycloak's id. */
    public String id() {
        return server.admin().realm(name).toRepresentation().getId();
    }

    /** Removes the realm. */
    @Override
    public void close() {
        server.admin().realm(name).remove();
    }

    private static UserRepresentation person(String name, Map<String, List<String>> roles) {
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(TestRealm.PASSWORD);
        UserRepresentation user = new UserRepresentation();
        user.setUsername(name);
        user.setEnabled(true);
        user.setEmail(name + "@neighbour.test");
        user.setFirstName(name);
        user.setLastName("Example");
        user.setCredentials(List.of(password));
        user.setClientRoles(roles);
        return user;
    }
}
