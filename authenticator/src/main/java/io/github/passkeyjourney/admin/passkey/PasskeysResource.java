package io.github.passkeyjourney.admin.passkey;

import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.SuspensionCause;
import io.github.passkeyjourney.audit.visitor.VisitorCircumstances;
import io.github.passkeyjourney.lifecycle.OpenedSessions;
import io.github.passkeyjourney.lifecycle.PasskeyInventory;
import io.github.passkeyjourney.lifecycle.SuspensionOutcome;
import io.github.passkeyjourney.lifecycle.Suspensions;
import io.github.passkeyjourney.platform.ApiError;
import io.github.passkeyjourney.platform.ApiErrors;
import io.github.passkeyjourney.platform.admin.Rights;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * The passkeys of one user, for the helpdesk. Whoever mounts it has checked that the caller is of the helpdesk; rights on that
 * very user are checked here, before it is told whether there is such a user.
 */
public final class PasskeysResource {

    private static final String RESOURCE_TYPE = "PASSKEY";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Rights rights;
    private final AdminEventBuilder adminEvent;
    private final String userId;
    private final PasskeyInventory inventory;

    /** Answers for this user alone, if the realm has him. */
    public PasskeysResource(
            KeycloakSession session, RealmModel realm, Rights rights, AdminEventBuilder adminEvent, String userId) {
        this.session = session;
        this.realm = realm;
        this.rights = rights;
        this.adminEvent = adminEvent;
        this.userId = userId;
        this.inventory = PasskeyInventory.of(session);
    }

    /** All of them, whatever their state. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        UserModel user = user();
        rights.requireView(user);
        return user == null ? notFound("id", "no such user") : ok(PasskeyJson.list(inventory.list(realm, user)));
    }

    /** Suspends one of them and ends the sessions that it opened; nothing new if it is suspended. */
    @POST
    @Path("{credential}/suspend")
    @Produces(MediaType.APPLICATION_JSON)
    public Response suspend(@PathParam("credential") String credentialId) {
        UserModel user = user();
        rights.requireManage(user);
        if (user == null) {
            return notFound("id", "no such user");
        }
        SuspensionOutcome outcome =
                new Suspensions(session).suspend(realm, user, credentialId, SuspensionCause.HELPDESK, circumstances());
        if (outcome.fulfilled()) {
            new OpenedSessions(session, realm, user).endOpenedBy(credentialId);
        }
        return answer(user, credentialId, "suspend", outcome);
    }

    /** Resumes one of them, whoever suspended it; nothing new if it is in force. */
    @POST
    @Path("{credential}/resume")
    @Produces(MediaType.APPLICATION_JSON)
    public Response resume(@PathParam("credential") String credentialId) {
        UserModel user = user();
        rights.requireManage(user);
        if (user == null) {
            return notFound("id", "no such user");
        }
        return answer(
                user,
                credentialId,
                "resume",
                new Suspensions(session).resume(realm, user, credentialId, circumstances()));
    }

    private Response answer(UserModel user, String credentialId, String call, SuspensionOutcome outcome) {
        if (outcome == SuspensionOutcome.DONE) {
            adminEvent
                    .operation(OperationType.ACTION)
                    .resource(RESOURCE_TYPE)
                    .resourcePath("users", userId, "passkeys", credentialId, call)
                    .success();
        }
        return inventory
                .find(realm, user, credentialId)
                .filter(passkey -> outcome.fulfilled())
                .map(passkey -> ok(PasskeyJson.one(passkey)))
                .orElseGet(() -> notFound("credential", "no such passkey"));
    }

    private @Nullable UserModel user() {
        return userId.chars().anyMatch(Character::isISOControl)
                ? null
                : session.users().getUserById(realm, userId);
    }

    private Circumstances circumstances() {
        return VisitorCircumstances.read(session, realm.getId(), userId).withActor(rights.callerId());
    }

    private static Response ok(Object body) {
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Response notFound(String path, String message) {
        return new ApiErrors(List.of(new ApiError(path, message))).as(Response.Status.NOT_FOUND);
    }
}
