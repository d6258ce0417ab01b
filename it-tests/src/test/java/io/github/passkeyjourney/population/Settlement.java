package io.github.passkeyjourney.population;

import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.harness.Upstream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** The realms of the {@link House}s, with everybody in them. */
final class Settlement implements AutoCloseable {
    private static final int WEEKS = 60 * 24 * 3600;

    private final Map<House, TestRealm> realms = new EnumMap<>(House.class);
    private final Upstream upstream;

    Settlement(TestRealm rollout, List<Person> people) {
        realms.put(House.ROLLOUT, rollout);
        realms.put(House.OBSERVED, rollout.neighbour("observed", true));
        realms.put(House.STOCK, rollout.neighbour("stock", false));
        realms.forEach((house, realm) -> settle(
                realm, people.stream().filter(person -> person.house() == house).toList()));
        upstream = Upstream.of(of(House.OBSERVED), null);
        RealmResource corp = rollout.server().admin().realm(of(House.OBSERVED).name() + "-corp");
        add(
                corp,
                people.stream()
                        .filter(Person::brokered)
                        .map(person -> user(person, List.of()))
                        .toList());
    }

    TestRealm of(House house) {
        return Objects.requireNonNull(realms.get(house));
    }

    private static void settle(TestRealm realm, List<Person> people) {
        realm.update(Settlement::loosen);
        for (String name : Script.CLIENTS) {
            ClientRepresentation client = new ClientRepresentation();
            client.setClientId(name);
            client.setPublicClient(true);
            client.setRedirectUris(List.of(WebVisitor.APPLICATION));
            realm.admin().clients().create(client).close();
        }
        for (Group group : Group.values()) {
            if (group.path() != null) {
                realm.group(group.path());
            }
        }
        List<UserRepresentation> users = new ArrayList<>();
        for (Person person : people) {
            if (!person.brokered() && !person.isNew()) {
                users.add(user(person, credentials(person)));
            }
        }
        add(realm.admin(), users);
    }

    /** Hashes are cheap, codes may be used again within their half minute, sessions last beyond the script. */
    private static void loosen(RealmRepresentation realm) {
        realm.setPasswordPolicy("hashAlgorithm(pbkdf2-sha256) and hashIterations(1)");
        realm.setOtpPolicyCodeReusable(true);
        realm.setSsoSessionIdleTimeout(WEEKS);
        realm.setSsoSessionMaxLifespan(WEEKS);
        realm.setRegistrationAllowed(true);
        realm.setResetPasswordAllowed(true);
    }

    private static void add(RealmResource realm, List<UserRepresentation> users) {
        PartialImportRepresentation all = new PartialImportRepresentation();
        all.setIfResourceExists("FAIL");
        all.setUsers(users);
        try (var response = realm.partialImport(all)) {
            if (response.getStatus() != 200) {
                throw new AssertionError(response.readEntity(String.class));
            }
        }
    }

    private static UserRepresentation user(Person person, List<CredentialRepresentation> more) {
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(TestRealm.PASSWORD);
        List<CredentialRepresentation> credentials = new ArrayList<>(more);
        credentials.add(password);
        UserRepresentation user = new UserRepresentation();
        user.setUsername(person.name());
        user.setEnabled(!person.disabled());
        user.setEmail(email(person));
        user.setEmailVerified(true);
        user.setFirstName(person.name());
        user.setLastName("Example");
        user.setCredentials(credentials);
        String group = person.group().path();
        if (group != null && !person.brokered()) {
            user.setGroups(List.of(group));
        }
        if (person.mustChange()) {
            user.setRequiredActions(List.of("UPDATE_PASSWORD"));
        }
        return user;
    }

    static String email(Person person) {
        return person.name() + "@population.test";
    }

    private static List<CredentialRepresentation> credentials(Person person) {
        List<CredentialRepresentation> credentials = new ArrayList<>();
        if (person.otp()) {
            credentials.add(TestUser.otpCredential());
        }
        if (person.holder()) {
            CredentialRepresentation passkey = new CredentialRepresentation();
            passkey.setType("webauthn-passwordless");
            passkey.setUserLabel("Phone at home");
            passkey.setCreatedDate(1_700_000_000_000L);
            passkey.setSecretData("{}");
            passkey.setCredentialData("""
                    {"aaguid": "00000000-0000-0000-0000-000000000000", "credentialId": "cGFzc2tleQ", "counter": 0,
                     "attestationStatementFormat": "none", "credentialPublicKey": "pQECAyYgASFYIA",
                     "transports": ["internal"]}""");
            credentials.add(passkey);
        }
        return credentials;
    }

    @Override
    public void close() {
        upstream.close();
        for (House house : List.of(House.OBSERVED, House.STOCK)) {
            of(house).admin().remove();
        }
    }
}
