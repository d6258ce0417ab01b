package io.github.passkeyjourney.admin.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.passkeyjourney.harness.AdminApi;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RealmRepresentation;

/** The files of the release make of a realm what one call of set-up makes of it. */
@KeycloakTest(journey = false)
class RealmFilesIT {

    private static final String REALM = "acme";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path MODULE =
            Path.of(System.getProperty("harness.modules", "..")).resolve("realm-config");
    private static final Path FILES = MODULE.resolve("src/main/realm");

    @Test
    void anImportedRealmIsTheSameAsOneThatWasSetUp(KeycloakServer server) throws IOException {
        AdminApi api = new AdminApi(server);
        RealmResource acme = server.admin().realm(REALM);
        String stock;
        String setUp;
        RealmFiles files;
        RealmRepresentation bare = new RealmRepresentation();
        bare.setRealm(REALM);
        bare.setEnabled(true);
        server.admin().realms().create(bare);
        try {
            RealmRepresentation before = acme.partialExport(true, true);
            stock = RealmExport.withoutIds(acme);
            call(api, "POST");
            files = new RealmFiles(REALM, before, acme.partialExport(true, true));
            setUp = RealmExport.withoutIds(acme);
        } finally {
            acme.remove();
        }

        server.admin().realms().create(JSON.readValue(files.json(), RealmRepresentation.class));
        try {
            assertThat(RealmExport.withoutIds(acme)).isEqualTo(setUp);
            call(api, "DELETE");
            assertThat(RealmExport.withoutIds(acme))
                    .as("an imported realm can be undone")
                    .isEqualTo(stock);
        } finally {
            acme.remove();
        }
        assertUpToDate(Map.of(
                "passkey-journey-realm.json", files.json(),
                "passkey-journey-config-cli.yaml", files.yaml(),
                "passkey-journey.tf", files.terraform()));
    }

    private static void call(AdminApi api, String method) {
        HttpResponse<String> answer = api.call(method, REALM, "setup", api.admin(), "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Leaves beside the build what the files should be, for whoever changes set-up. */
    private static void assertUpToDate(Map<String, String> wanted) throws IOException {
        Path made = Files.createDirectories(MODULE.resolve("target/realm"));
        for (Map.Entry<String, String> file : wanted.entrySet()) {
            Files.writeString(made.resolve(file.getKey()), file.getValue());
        }
        for (Map.Entry<String, String> file : wanted.entrySet()) {
            Path there = FILES.resolve(file.getKey());
            assertThat(there).as("copy it from %s", made).exists().hasContent(file.getValue());
        }
    }
}
