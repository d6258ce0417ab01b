package io.github.passkeyjourney.admin.setup.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.util.JsonSerialization;

/** The clients that the product needs in a realm, and their roles, out of the file that the realm files are made from, too. */
final class ProductClients {

    private static final String FILE = "/META-INF/passkey-journey/clients.json";
    private static final String REALM = "{realm}";

    private final RealmRepresentation fragment;

    private ProductClients(RealmRepresentation fragment) {
        this.fragment = fragment;
    }

    /** For the realm of this name. */
    static ProductClients of(String realm) {
        try (InputStream file = Objects.requireNonNull(ProductClients.class.getResourceAsStream(FILE))) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8).replace(REALM, quoted(realm));
            return new ProductClients(JsonSerialization.readValue(text, RealmRepresentation.class));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    /** A name may hold what JSON escapes. */
    private static String quoted(String text) throws IOException {
        String json = JsonSerialization.writeValueAsString(text);
        return json.substring(1, json.length() - 1);
    }

    /** In the order in which they are made. */
    List<ClientRepresentation> clients() {
        return fragment.getClients();
    }

    /** Those that this client holds, by name and description; most have none. */
    List<RoleRepresentation> roles(String clientId) {
        Map<String, List<RoleRepresentation>> roles = fragment.getRoles().getClient();
        return roles.getOrDefault(clientId, List.of());
    }
}
