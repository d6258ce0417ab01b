package io.github.passkeyjourney.admin;

import jakarta.ws.rs.ForbiddenException;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * What the caller may do in a realm. Whoever may manage the realm may look at everything; everybody else needs the role of
 * our client, and no role of Keycloak's stands in for it. Ask before anything is looked up: an answer such as "not found"
 * tells something, too.
 */
public final class Rights {

    /** The client of each realm that holds our roles. */
    public static final String CLIENT = "passkey-journey";

    private static final String VIEW_INSIGHTS = "view-insights";
    private static final String VIEW_AUDIT = "view-audit";

    private final AdminPermissionEvaluator permissions;
    private final RealmModel realm;

    Rights(AdminPermissionEvaluator permissions, RealmModel realm) {
        this.permissions = permissions;
        this.realm = realm;
    }

    /**
     * Lets those pass who may see reports, which name nobody.
     *
     * @throws ForbiddenException for everybody else
     */
    public void requireViewInsights() {
        requireRoleOrManageRealm(VIEW_INSIGHTS);
    }

    /**
     * Lets those pass who may see what single users did.
     *
     * @throws ForbiddenException for everybody else
     */
    public void requireViewAudit() {
        requireRoleOrManageRealm(VIEW_AUDIT);
    }

    private void requireRoleOrManageRealm(String role) {
        if (!holds(role) && !permissions.hasOneAdminRole(AdminRoles.MANAGE_REALM)) {
            throw new ForbiddenException();
        }
    }

    /** Admins of the master realm are judged by their rights on the realm alone. */
    private boolean holds(String role) {
        AdminAuth caller = permissions.adminAuth();
        if (!realm.equals(caller.getRealm())) {
            return false;
        }
        ClientModel client = realm.getClientByClientId(CLIENT);
        return client != null && caller.hasAppRole(client, role);
    }
}
