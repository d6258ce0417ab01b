package io.github.passkeyjourney.recovery.helpdesk;

import io.github.passkeyjourney.platform.admin.Rights;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;

/** Whether somebody administers this realm, or any if it is the master realm: by a role of Keycloak's or of ours, however he came by it. */
final class Privileges {

    private static final Set<String> OF_SERVER = Set.of(AdminRoles.ADMIN, AdminRoles.CREATE_REALM);

    private Privileges() {}

    static boolean held(RealmModel realm, UserModel user) {
        boolean master = Config.getAdminRealm().equals(realm.getName());
        return RoleUtils.getDeepUserRoleMappings(user).stream().anyMatch(role -> administers(role, master));
    }

    private static boolean administers(RoleModel role, boolean master) {
        if (role.getContainer() instanceof ClientModel client) {
            String id = client.getClientId();
            return Constants.REALM_MANAGEMENT_CLIENT_ID.equals(id)
                    || Rights.CLIENT.equals(id)
                    || (master && id.endsWith("-realm"));
        }
        return master && OF_SERVER.contains(role.getName());
    }
}
