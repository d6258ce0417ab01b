package io.github.passkeyjourney.admin;

import io.github.passkeyjourney.admin.passkey.PasskeysResource;
import io.github.passkeyjourney.admin.policy.DecisionResource;
import io.github.passkeyjourney.admin.policy.PolicyResource;
import io.github.passkeyjourney.admin.setup.SetupResource;
import io.github.passkeyjourney.audit.rest.AuditResource;
import io.github.passkeyjourney.audit.rest.TimelineResource;
import io.github.passkeyjourney.insights.rest.InsightsResource;
import io.github.passkeyjourney.insights.store.PeopleReadings;
import io.github.passkeyjourney.platform.admin.Rights;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * The root of the admin API of one realm. Each locator begins with its permission; a plain user of the realm gets as far
 * as here.
 */
public final class JourneyAdminResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Rights rights;
    private final AdminEventBuilder adminEvent;
    private final PeopleReadings readings;

    JourneyAdminResource(
            KeycloakSession session,
            RealmModel realm,
            Rights rights,
            AdminEventBuilder adminEvent,
            PeopleReadings readings) {
        this.session = session;
        this.realm = realm;
        this.rights = rights;
        this.adminEvent = adminEvent;
        this.readings = readings;
    }

    /** The rules of the rollout. */
    @Path("policy")
    public PolicyResource policy() {
        rights.requireManagePolicy();
        return new PolicyResource(session, realm, rights, adminEvent, readings);
    }

    /** Reports in numbers. */
    @Path("insights")
    public InsightsResource insights() {
        rights.requireViewInsights();
        return new InsightsResource(session, realm, readings);
    }

    /** What is on record about accounts and those who decide on them. */
    @Path("audit")
    public AuditResource audit() {
        rights.requireViewAudit();
        return new AuditResource(session, realm);
    }

    /** What would happen to a user at the next sign-in. */
    @Path("users/{id}/decision")
    public DecisionResource decision(@PathParam("id") String userId) {
        rights.requireManagePolicy();
        return new DecisionResource(session, realm, userId);
    }

    /** What a user did and met. */
    @Path("users/{id}/timeline")
    public TimelineResource timeline(@PathParam("id") String userId) {
        rights.requireViewAudit();
        return new TimelineResource(session, realm, userId);
    }

    /** The passkeys of a user, and which of them are suspended. */
    @Path("users/{id}/passkeys")
    public PasskeysResource passkeys(@PathParam("id") String userId) {
        rights.requireHelpdesk();
        return new PasskeysResource(session, realm, rights, adminEvent, userId);
    }

    /** Sets the realm up for all of this, and undoes it. */
    @Path("setup")
    public SetupResource setup() {
        rights.requireManageRealm();
        return new SetupResource(session, realm, rights.caller(), adminEvent);
    }
}
