package io.github.passkeyjourney.admin;

import io.github.passkeyjourney.insights.rest.InsightsResource;
import jakarta.ws.rs.Path;
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
}
