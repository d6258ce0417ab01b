package io.github.passkeyjourney.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.OperationType;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.Mailbox;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.NudgePage;
import io.github.passkeyjourney.page.RecoveredPage;
import io.github.passkeyjourney.page.RecoveryPage;
import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;

/** Whoever comes from a directory that Keycloak only reads gets back in, and the directory stays as it is. */
@KeycloakTest
class RecoveryLdapIT {

    private static final String BASE = "dc=directory,dc=test";
    private static final String BOSS = "cn=keycloak," + BASE;
    private static final String SECRET = "secret of the directory";
    private static final String PASSWORD = "kept by the directory";

    private InMemoryDirectoryServer directory;

    @BeforeEach
    void start() throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
        config.addAdditionalBindCredentials(BOSS, SECRET);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), 0, null));
        // Whatever would be written from outside fails, as in a directory that others look after.
        Set<OperationType> reading = EnumSet.of(
                OperationType.BIND,
                OperationType.SEARCH,
                OperationType.COMPARE,
                OperationType.UNBIND,
                OperationType.ABANDON,
                OperationType.EXTENDED);
        config.setAllowedOperationTypes(reading);
        directory = new InMemoryDirectoryServer(config);
        directory.startListening();
    }

    @AfterEach
    void stop() {
        directory.shutDown(true);
    }

    @Test
    void whoIsReadFromADirectoryEndsInAPasskeyAndNeverInAPassword(
            TestRealm realm, App app, Devices devices, Mailbox mailbox) throws Exception {
        realm.recovery()
                .policy(TestPolicy.passwordSuffices(TestPolicy.of("offer"))
                        .replaceFirst("\\{", "{\"recovery\": {\"hold\": \"PT0S\"}, "));
        String email = "dora@" + realm.name() + ".test";
        person("dora", email);
        connect(realm);

        // By one proof: nothing but the directory's password opens this account.
        Device laptop = devices.platform();
        RecoveryPage page = RecoveryPage.of(laptop, app, "dora");
        page.choose("email-code").answer("code", RecoveryPage.code(mailbox.await(email)));
        end(laptop, "dora");
        assertThat(credentials(realm)).containsExactly("webauthn-passwordless");

        // By two: now a passkey protects it, and the directory says that the password is right.
        Device other = devices.platform();
        page = RecoveryPage.of(other, app, "dora");
        page.choose("existing-factor").answer("password", "not it");
        assertThat(page.error()).isEqualTo("wrong");
        page.answer("password", PASSWORD);
        assertThat(page.proven()).containsExactly("password");
        assertThat(page.missing()).isEqualTo(1);
        page.choose("email-code").answer("code", RecoveryPage.code(mailbox.await(email, "code")));
        end(other, "dora");

        assertThat(credentials(realm)).containsOnly("webauthn-passwordless").hasSize(2);
        assertThat(directory.bind("uid=dora," + BASE, PASSWORD).getResultCode().intValue())
                .isZero();
    }

    /** The passkey is the only ending, so that nobody is asked which. */
    private static void end(Device device, String username) {
        new NudgePage(device).create().click();
        RecoveredPage recovered = new RecoveredPage(device);
        assertThat(recovered.ended()).isTrue();
        recovered.finish();
        assertThat(new AppPage(device).detail()).isEqualTo(username);
    }

    private static List<String> credentials(TestRealm realm) {
        String id = realm.admin().users().searchByUsername("dora", true).get(0).getId();
        // Only what Keycloak keeps itself: a password of the directory has no id.
        return realm.admin().users().get(id).credentials().stream()
                .filter(credential -> credential.getId() != null)
                .map(CredentialRepresentation::getType)
                .toList();
    }

    private void person(String name, String email) throws Exception {
        if (directory.getEntry(BASE) == null) {
            directory.add("dn: " + BASE, "objectClass: top", "objectClass: domain", "dc: directory");
        }
        directory.add(
                "dn: uid=" + name + "," + BASE,
                "objectClass: inetOrgPerson",
                "uid: " + name,
                "cn: " + name,
                "givenName: " + name,
                "sn: Example",
                "mail: " + email,
                "userPassword: " + PASSWORD);
    }

    private void connect(TestRealm realm) {
        MultivaluedHashMap<String, String> config = new MultivaluedHashMap<>();
        config.putSingle("vendor", "other");
        config.putSingle("connectionUrl", "ldap://localhost:" + directory.getListenPort());
        config.putSingle("authType", "simple");
        config.putSingle("bindDn", BOSS);
        config.putSingle("bindCredential", SECRET);
        config.putSingle("editMode", "READ_ONLY");
        config.putSingle("importEnabled", "true");
        config.putSingle("enabled", "true");
        config.putSingle("trustEmail", "true");
        config.putSingle("usersDn", BASE);
        config.putSingle("usernameLDAPAttribute", "uid");
        config.putSingle("rdnLDAPAttribute", "uid");
        config.putSingle("uuidLDAPAttribute", "entryUUID");
        config.putSingle("userObjectClasses", "inetOrgPerson");
        config.putSingle("searchScope", "1");
        ComponentRepresentation ldap = new ComponentRepresentation();
        ldap.setName("directory");
        ldap.setProviderId("ldap");
        ldap.setProviderType("org.keycloak.storage.UserStorageProvider");
        ldap.setConfig(config);
        try (Response created = realm.admin().components().add(ldap)) {
            assertThat(created.getStatus()).isEqualTo(201);
        }
    }
}
