package io.github.passkeyjourney.sample;

import io.github.passkeyjourney.platform.KeycloakClock;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Has the history of a realm loaded. Whoever mounts it has checked the permission already. */
public final class SampleHistoryResource {

    private static final int MOST = 100_000;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Clock clock = new KeycloakClock();

    SampleHistoryResource(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * Loads a history of 90 days that ends now; answers when it is there. 409 where there are users of a sample.
     *
     * @param users how many, 1 to 100 000
     */
    @POST
    @Path("load")
    @Produces(MediaType.APPLICATION_JSON)
    public Response load(@QueryParam("users") @DefaultValue("5000") int users) {
        if (users < 1 || users > MOST) {
            throw new BadRequestException("users must be 1 to " + MOST);
        }
        if (SampleUsers.exist(session, realm)) {
            return Response.status(Response.Status.CONFLICT)
                    .type(MediaType.TEXT_PLAIN_TYPE)
                    .build();
        }
        Instant until = clock.instant();
        long start = System.nanoTime();
        SampleHistory history = new SampleHistory(realm.getId(), users, until);
        long facts = new SampleLoader(session.getKeycloakSessionFactory(), history, clock).load();
        return Response.ok(Map.of(
                        "users",
                        users,
                        "facts",
                        facts,
                        "until",
                        until.toString(),
                        "millis",
                        Duration.ofNanos(System.nanoTime() - start).toMillis()))
                .build();
    }
}
