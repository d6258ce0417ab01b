package io.github.passkeyjourney.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributePermissions;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfileProvider;

/** Makes the users of the sample, each marked as such. */
final class SampleUsers {

    /** On each user of the sample, with the value {@code true}. */
    static final String MARK = "passkeyJourney.sample";

    /** Of all of them. */
    static final String PASSWORD = "demo";

    /** More would make each look-up of a transaction slower: Hibernate first looks at all that it has changed. */
    private static final int AT_ONCE = 25;

    private static final int LONGEST_EMPLOYMENT_DAYS = 2_000;
    private static final String REQUIRED_BY_POLICY = "passkeyRollout";
    private static final String ONE_TIME_CODES = "sample-secret-of-demo";

    private final KeycloakSessionFactory factory;
    private final SampleIds ids;

    SampleUsers(KeycloakSessionFactory factory, SampleIds ids) {
        this.factory = factory;
        this.ids = ids;
    }

    /** Whether there are any. */
    static boolean exist(KeycloakSession session, RealmModel realm) {
        return session.users().getUserByUsername(realm, SamplePerson.username(1)) != null;
    }

    /** @param before all of them were there before this moment */
    void create(List<SamplePerson> people, Instant before) {
        // Hashed once, and copied: what makes a hash strong would take minutes for thousands of users.
        CredentialModel password = KeycloakModelUtils.runJobInTransactionWithResult(factory, this::prepare);
        for (int from = 0; from < people.size(); from += AT_ONCE) {
            List<SamplePerson> some = people.subList(from, Math.min(people.size(), from + AT_ONCE));
            KeycloakModelUtils.runJobInTransaction(factory, session -> {
                RealmModel realm = realm(session);
                some.forEach(person -> create(session, realm, person, password, before));
            });
        }
    }

    /** The realm says that it holds sample data, and admins see the mark. */
    private CredentialModel prepare(KeycloakSession session) {
        RealmModel realm = realm(session);
        realm.setDisplayName(realm.getDisplayName() + " with sample data");
        for (String name : List.of(SamplePerson.IT, SamplePerson.SALES, SamplePerson.SERVICE_DESK)) {
            if (group(session, realm, name) == null) {
                realm.createGroup(name);
            }
        }
        UserProfileProvider profile = session.getProvider(UserProfileProvider.class);
        UPConfig config = profile.getConfiguration();
        UPAttribute mark = new UPAttribute(MARK, new UPAttributePermissions(Set.of("admin"), Set.of()));
        mark.setDisplayName("Sample data");
        config.addOrReplaceAttribute(mark);
        profile.setConfiguration(config);
        return session.getProvider(PasswordHashProvider.class).encodedCredential(PASSWORD, -1);
    }

    private void create(
            KeycloakSession session, RealmModel realm, SamplePerson person, CredentialModel password, Instant before) {
        long created = before.minus(Duration.ofDays(1 + new Random(person.number()).nextInt(LONGEST_EMPLOYMENT_DAYS)))
                .toEpochMilli();
        UserModel user = session.users().addUser(realm, ids.user(person.number()), person.username(), true, true);
        user.setEnabled(true);
        user.setCreatedTimestamp(created);
        user.setFirstName(person.firstName());
        user.setLastName(person.lastName());
        user.setEmail(person.email());
        user.setEmailVerified(true);
        user.setSingleAttribute(MARK, "true");
        if (person.privileged()) {
            user.setSingleAttribute(REQUIRED_BY_POLICY, "require");
        }
        GroupModel group = person.department() == null ? null : group(session, realm, person.department());
        if (group != null) {
            user.joinGroup(group);
        }
        user.credentialManager().createStoredCredential(copy(password, created));
        if (person.secondFactor()) {
            user.credentialManager()
                    .createStoredCredential(
                            copy(OTPCredentialModel.createTOTP(ONE_TIME_CODES, 6, 30, "HmacSHA1"), created));
        }
    }

    private RealmModel realm(KeycloakSession session) {
        RealmModel realm = session.realms().getRealm(ids.realmId());
        session.getContext().setRealm(realm);
        return realm;
    }

    private static @Nullable GroupModel group(KeycloakSession session, RealmModel realm, String name) {
        return KeycloakModelUtils.findGroupByPath(session, realm, "/" + name);
    }

    private static CredentialModel copy(CredentialModel credential, long created) {
        CredentialModel copy = credential.shallowClone();
        copy.setId(null);
        copy.setCreatedDate(created);
        return copy;
    }
}
