package io.github.passkeyjourney.recovery.helpdesk;

import io.github.passkeyjourney.platform.admin.Rights;
import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.recovery.helpdesk.store.Approvers;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Writes down who has the role of an approver, by itself or by a group, and takes off the roster who has it no more. Who has it by
 * another role is seen with the first call.
 */
final class Roster implements LeaderJob {

    /** Most approvers of a realm; more are no second pair of eyes. */
    private static final int MOST = 1_000;

    private final KeycloakSessionFactory factory;
    private final Clock clock;

    Roster(KeycloakSessionFactory factory, Clock clock) {
        this.factory = factory;
        this.clock = clock;
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void run() {
        List<String> realms = KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> session.realms()
                        .getRealmsStream()
                        .map(RealmModel::getId)
                        .toList());
        for (String realmId : realms) {
            KeycloakModelUtils.runJobInTransaction(factory, session -> {
                RealmModel realm = session.realms().getRealm(realmId);
                if (realm != null) {
                    // Keycloak's cache of users looks there for the realm.
                    session.getContext().setRealm(realm);
                    update(session, realm);
                }
            });
        }
    }

    private void update(KeycloakSession session, RealmModel realm) {
        RoleModel role = role(realm);
        Approvers approvers = new Approvers(session, clock);
        Set<String> known = new HashSet<>(approvers.all(realm.getId()));
        if (role == null && known.isEmpty()) {
            return;
        }
        for (String id : known) {
            UserModel user = session.users().getUserById(realm, id);
            // An admin of the master realm is none of this one, and was seen when he called.
            if (user != null && !holdsRole(realm, user)) {
                approvers.forget(realm.getId(), id);
            }
        }
        if (role != null) {
            holders(session, realm, role)
                    .map(UserModel::getId)
                    .filter(id -> !known.contains(id))
                    .distinct()
                    .limit(MOST)
                    .forEach(id -> approvers.see(factory, realm.getId(), id));
        }
    }

    private static Stream<UserModel> holders(KeycloakSession session, RealmModel realm, RoleModel role) {
        return Stream.concat(
                session.users().getRoleMembersStream(realm, role, 0, MOST),
                session.groups()
                        .getGroupsByRoleStream(realm, role, 0, MOST)
                        .flatMap(group -> session.users().getGroupMembersStream(realm, group, 0, MOST)));
    }

    private static @Nullable RoleModel role(RealmModel realm) {
        ClientModel client = realm.getClientByClientId(Rights.CLIENT);
        return client == null ? null : client.getRole(Rights.APPROVE_RECOVERY);
    }

    /** Whether somebody may decide at this moment. */
    static boolean holdsRole(RealmModel realm, UserModel user) {
        RoleModel role = role(realm);
        return role != null && user.isEnabled() && user.hasRole(role);
    }
}
