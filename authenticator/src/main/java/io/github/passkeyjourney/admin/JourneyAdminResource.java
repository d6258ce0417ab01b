package io.github.passkeyjourney.admin;

import io.github.passkeyjourney.audit.rest.AuditResource;
import io.github.passkeyjourney.audit.rest.TimelineResource;
import io.github.passkeyjourney.insights.rest.InsightsResource;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The root of the admin API of one realm. Each locator begins with its permission; a plain user of the realm gets as far
 * as here.
 */
public final class JourneyAdminResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Rights rights;

    JourneyAdminResource(KeycloakSession session, RealmModel realm, Rights rights) {
        this.session = session;
        this.realm = realm;
        this.rights = rights;
    }

    /** Reports in numbers. */
    @Path("insights")
    public InsightsResource insights() {
        rights.requireViewInsights();
        return new InsightsResource(session, realm);
    }

    /** What is on record about accounts and those who decide on them. */
    @Path("audit")
    public AuditResource audit() {
        rights.requireViewAudit();
        return new AuditResource(session, realm);
    }

    /** What a user did and met. */
    @Path("users/{id}/timeline")
    public TimelineResource timeline(@PathParam("id") String userId) {
        rights.requireViewAudit();
        return new TimelineResource(session, realm, userId);
    }
}
