package io.github.passkeyjourney.admin.policy;

import io.github.passkeyjourney.enrollment.forecast.Person;
import io.github.passkeyjourney.enrollment.store.Grants;
import io.github.passkeyjourney.enrollment.store.PersonReader;
import io.github.passkeyjourney.platform.ApiError;
import io.github.passkeyjourney.platform.ApiErrors;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.policy.Attachment;
import io.github.passkeyjourney.policy.NudgeDecision;
import io.github.passkeyjourney.policy.Reason;
import io.github.passkeyjourney.settings.Rollout;
import io.github.passkeyjourney.settings.RolloutSettings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What would happen to one user at the next sign-in. Whoever mounts it has checked the permission already. */
public final class DecisionResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String userId;
    private final Clock clock = new KeycloakClock();

    /** Answers for this user alone, if the realm has him. */
    public DecisionResource(KeycloakSession session, RealmModel realm, String userId) {
        this.session = session;
        this.realm = realm;
        this.userId = userId;
    }

    /** The decision and its reason. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response decision() {
        UserModel user = user();
        if (user == null) {
            return new ApiErrors(List.of(new ApiError("id", "no such user"))).as(Response.Status.NOT_FOUND);
        }
        String client = ForecastParameters.of(session, realm).client();
        Rollout rollout = session.getProvider(RolloutSettings.class).rollout(realm);
        Person person = new PersonReader(
                        session,
                        realm,
                        rollout.engine().mentions(),
                        new Grants(rollout.engine().mentions()))
                .one(user);
        Attachment attachment =
                Attachment.of(realm.getWebAuthnPolicyPasswordless().getAuthenticatorAttachment());
        NudgeDecision decision = rollout.readable()
                ? person.decide(rollout.engine(), realm.getId(), client, attachment, clock.instant())
                : NudgeDecision.of(Reason.POLICY_UNREADABLE);
        return Response.ok(
                        ForecastJson.user(user.getId(), decision, person.history(), client),
                        MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private @Nullable UserModel user() {
        return userId.chars().anyMatch(Character::isISOControl)
                ? null
                : session.users().getUserById(realm, userId);
    }
}
