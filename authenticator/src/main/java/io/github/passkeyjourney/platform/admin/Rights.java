package io.github.passkeyjourney.platform.admin;

import io.github.passkeyjourney.platform.KeycloakClock;
import jakarta.ws.rs.ForbiddenException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.ImpersonationSessionNote;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
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
    private static final String MANAGE_POLICY = "manage-policy";
    private static final String HELPDESK = "helpdesk";

    /** The role of those who decide on what the helpdesk asks for. */
    public static final String APPROVE_RECOVERY = "approve-recovery";

    private final AdminPermissionEvaluator permissions;
    private final RealmModel realm;

    /** The rights of whom Keycloak has let in. */
    public Rights(AdminPermissionEvaluator permissions, RealmModel realm) {
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

    /**
     * Lets those pass who may change the realm itself; no role of ours does.
     *
     * @throws ForbiddenException for everybody else
     */
    public void requireManageRealm() {
        if (!managesRealm()) {
            throw new ForbiddenException();
        }
    }

    /**
     * Lets those of the helpdesk pass. Whoever manages the realm is not one of them unless he holds the role; an admin of the
     * master realm has none of ours, and is judged by what {@link #requireManage} asks alone.
     *
     * @throws ForbiddenException for everybody else
     */
    public void requireHelpdesk() {
        if (!(isOfRealm()
                ? holds(HELPDESK)
                : permissions.hasOneAdminRole(AdminRoles.MANAGE_USERS, AdminRoles.VIEW_USERS))) {
            throw new ForbiddenException();
        }
    }

    /**
     * Lets those pass who may decide on access passes, as {@link #requireHelpdesk} does for those who ask for them.
     *
     * @throws ForbiddenException for everybody else
     */
    public void requireApprover() {
        if (!(isOfRealm() ? holds(APPROVE_RECOVERY) : permissions.hasOneAdminRole(AdminRoles.MANAGE_USERS))) {
            throw new ForbiddenException();
        }
    }

    /** Whether the caller has every right on the realm. */
    public boolean isRealmAdmin() {
        ClientModel management = realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID);
        return isOfRealm()
                ? management != null && permissions.adminAuth().hasAppRole(management, AdminRoles.REALM_ADMIN)
                : permissions.hasOneAdminRole(AdminRoles.MANAGE_REALM)
                        && permissions.hasOneAdminRole(AdminRoles.MANAGE_USERS);
    }

    /**
     * Lets people pass who act in their own name: not the account of a service, of which nobody knows who uses it, nor an admin who
     * has put on somebody else's account.
     *
     * @throws ForbiddenException for everybody else
     */
    public void requirePerson(KeycloakSession session) {
        UserSessionModel own = ownSession(session);
        if (permissions.adminAuth().getUser().getServiceAccountClientLink() != null
                || (own != null && own.getNote(ImpersonationSessionNote.IMPERSONATOR_ID.toString()) != null)) {
            throw new ForbiddenException();
        }
    }

    /**
     * Whether the caller has proven who he is lately, and not only kept a session.
     *
     * @param most how long ago at most
     */
    public boolean signedInWithin(KeycloakSession session, Duration most) {
        UserSessionModel own = ownSession(session);
        if (own == null) {
            return false;
        }
        String note = own.getNote(AuthenticationManager.AUTH_TIME);
        long at = note == null ? own.getStarted() : Long.parseLong(note);
        return Instant.ofEpochSecond(at).plus(most).isAfter(new KeycloakClock().instant());
    }

    private @Nullable UserSessionModel ownSession(KeycloakSession session) {
        AdminAuth caller = permissions.adminAuth();
        String id = caller.getToken().getSessionId();
        return id == null ? null : session.sessions().getUserSession(caller.getRealm(), id);
    }

    private boolean isOfRealm() {
        return realm.equals(permissions.adminAuth().getRealm());
    }

    /**
     * Lets those pass who may see this user by Keycloak's own rights; whether there is such a user is known only to those who
     * may see all.
     *
     * @param user null if there is none
     * @throws ForbiddenException for everybody else
     */
    public void requireView(@Nullable UserModel user) {
        boolean may = user == null
                ? permissions.users().canView()
                : permissions.users().canView(user);
        if (!may) {
            throw new ForbiddenException();
        }
    }

    /** Whether the caller may see this user by Keycloak's own rights. */
    public boolean mayView(UserModel user) {
        return permissions.users().canView(user);
    }

    /**
     * The same for those who may change this user.
     *
     * @param user null if there is none
     * @throws ForbiddenException for everybody else
     */
    public void requireManage(@Nullable UserModel user) {
        boolean may = user == null
                ? permissions.users().canManage()
                : permissions.users().canManage(user);
        if (!may) {
            throw new ForbiddenException();
        }
    }

    /** Who calls; it may be the account of a service. */
    public AdminAuth caller() {
        return permissions.adminAuth();
    }

    /**
     * Lets those pass who may change whom the rollout asks, and look up what it would do to a user.
     *
     * @throws ForbiddenException for everybody else
     */
    public void requireManagePolicy() {
        requireRoleOrManageRealm(MANAGE_POLICY);
    }

    /** Whether the caller may change how accounts of the realm are protected, too. */
    public boolean managesRealm() {
        return permissions.hasOneAdminRole(AdminRoles.MANAGE_REALM);
    }

    /** Keycloak's id of the caller. */
    public String callerId() {
        return permissions.adminAuth().getUser().getId();
    }

    private void requireRoleOrManageRealm(String role) {
        if (!holds(role) && !managesRealm()) {
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
