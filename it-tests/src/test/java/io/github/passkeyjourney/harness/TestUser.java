package io.github.passkeyjourney.harness;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A user of a {@link TestRealm}. Each verb takes effect at once. */
public final class TestUser {
    private static final String OTP_SECRET = "passkeyjourneytestsecret";

    private final TestRealm realm;
    private final String id;
    private final String username;

    private TestUser(TestRealm realm, String id, String username) {
        this.realm = realm;
        this.id = id;
        this.username = username;
    }

    static TestUser create(TestRealm realm, String username, Consumer<UserRepresentation> change) {
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(TestRealm.PASSWORD);
        UserRepresentation user = new UserRepresentation();
        user.setUsername(username);
        user.setEnabled(true);
        // Complete, so that no profile page comes up at the first sign-in.
        user.setEmail(username + "@" + realm.name() + ".test");
        user.setEmailVerified(true);
        user.setFirstName(username);
        user.setLastName("Example");
        user.setCredentials(new ArrayList<>(List.of(password)));
        change.accept(user);
        String id = TestRealm.createdId(realm.admin().users().create(user));
        return new TestUser(realm, id, username);
    }

    /** The id. */
    public String id() {
        return id;
    }

    /** The name to sign in with. */
    public String username() {
        return username;
    }

    /** The password, which is every user's. */
    public String password() {
        return TestRealm.PASSWORD;
    }

    /** The address. */
    public String email() {
        return username + "@" + realm.name() + ".test";
    }

    /** Puts the user into a group, which is created where it is missing; the path starts with a slash. */
    public TestUser join(String group) {
        if (!realm.hasGroup(group)) {
            realm.group(group);
        }
        String groupId = realm.admin().getGroupByPath(group).getId();
        admin().joinGroup(groupId);
        return this;
    }

    /** Sets a user attribute; the realm then takes attributes that its profile does not name. */
    public TestUser attribute(String key, String value) {
        realm.admin().users().userProfile().update(unmanaged());
        return update(user -> {
            Map<String, List<String>> attributes = new HashMap<>();
            if (user.getAttributes() != null) {
                attributes.putAll(user.getAttributes());
            }
            attributes.put(key, List.of(value));
            user.setAttributes(attributes);
        });
    }

    /** Grants a realm role, which is created where it is missing. */
    public TestUser role(String role) {
        if (realm.admin().roles().list(role, false).stream()
                .noneMatch(found -> found.getName().equals(role))) {
            realm.admin().roles().create(new RoleRepresentation(role, null, false));
        }
        admin().roles().realmLevel().add(List.of(realm.admin().roles().get(role).toRepresentation()));
        return this;
    }

    /** Grants a role of a client. */
    public TestUser role(String clientId, String role) {
        ClientRepresentation client =
                realm.admin().clients().findByClientId(clientId).get(0);
        RoleRepresentation found =
                realm.admin().clients().get(client.getId()).roles().get(role).toRepresentation();
        admin().roles().clientLevel(client.getId()).add(List.of(found));
        return this;
    }

    /** Gives the user a second factor: one-time codes by time, see {@link #code}. */
    public TestUser otp() {
        return update(user -> user.setCredentials(List.of(otpCredential())));
    }

    /** What makes the codes of {@link #currentCode} those of a user. */
    public static CredentialRepresentation otpCredential() {
        CredentialRepresentation otp = new CredentialRepresentation();
        otp.setType("otp");
        otp.setUserLabel("Phone");
        otp.setSecretData("{\"value\":\"" + OTP_SECRET + "\"}");
        otp.setCredentialData(
                "{\"subType\":\"totp\",\"digits\":6,\"counter\":0,\"period\":30,\"algorithm\":\"HmacSHA1\"}");
        return otp;
    }

    /** The one-time code of the present half minute; the server takes each only once. */
    public String code() {
        return currentCode();
    }

    /** The same for somebody with {@link #otpCredential}. Real time: Keycloak's codes do not follow its clock. */
    public static String currentCode() {
        return TimeCode.of(OTP_SECRET).at(Instant.now());
    }

    /** Adds a required action for the next sign-in. */
    public TestUser mustDo(String action) {
        return update(user -> {
            List<String> actions = new ArrayList<>(user.getRequiredActions());
            actions.add(action);
            user.setRequiredActions(actions);
        });
    }

    /** Changes whatever else a user has. */
    public TestUser update(Consumer<UserRepresentation> change) {
        UserRepresentation user = admin().toRepresentation();
        change.accept(user);
        admin().update(user);
        return this;
    }

    /** The passkeys that the server knows. */
    public List<CredentialRepresentation> passkeys() {
        return admin().credentials().stream()
                .filter(credential -> credential.getType().equals("webauthn-passwordless"))
                .toList();
    }

    /** The admin API of this user, for all that has no verb here. */
    public UserResource admin() {
        return realm.admin().users().get(id);
    }

    private org.keycloak.representations.userprofile.config.UPConfig unmanaged() {
        var config = realm.admin().users().userProfile().getConfiguration();
        config.setUnmanagedAttributePolicy(
                org.keycloak.representations.userprofile.config.UPConfig.UnmanagedAttributePolicy.ENABLED);
        return config;
    }
}
