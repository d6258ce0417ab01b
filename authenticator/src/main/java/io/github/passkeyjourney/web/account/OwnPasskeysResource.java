package io.github.passkeyjourney.web.account;

import io.github.passkeyjourney.lifecycle.ChangeVerdict;
import io.github.passkeyjourney.lifecycle.OwnerGate;
import io.github.passkeyjourney.lifecycle.Passkey;
import io.github.passkeyjourney.lifecycle.PasskeyInventory;
import io.github.passkeyjourney.lifecycle.SuspensionOutcome;
import io.github.passkeyjourney.platform.ApiError;
import io.github.passkeyjourney.platform.ApiErrors;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;

/**
 * The caller's own passkeys (docs/own-passkeys.md). Any other id is not found, whosever it is. They are removed and made by
 * Keycloak's own pages.
 */
public final class OwnPasskeysResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Caller caller;
    private final PasskeyInventory inventory;

    OwnPasskeysResource(KeycloakSession session, Caller caller) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.caller = caller;
        this.inventory = PasskeyInventory.of(session);
    }

    /** All of them, whatever their state, in the order in which they were made. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        OwnerGate gate = caller.gate();
        return ok(inventory.list(realm, caller.user()).stream()
                .map(passkey -> json(passkey, gate))
                .toList());
    }

    /** Renames one of them. */
    @PUT
    @Path("{credential}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response rename(@PathParam("credential") String credentialId, @Nullable String body) {
        return change(credentialId, passkey -> {
            NewLabel label = NewLabel.read(body, passkey.label(), caller.user());
            if (label.error() != null) {
                return refused(Response.Status.BAD_REQUEST, "label", label.error());
            }
            try {
                caller.user().credentialManager().updateCredentialLabel(credentialId, label.text());
            } catch (ModelDuplicateException e) {
                return refused(Response.Status.BAD_REQUEST, "label", NewLabel.TAKEN);
            }
            return one(credentialId);
        });
    }

    /** Its device is lost: it opens nothing any more, and what it opened is closed. */
    @POST
    @Path("{credential}/lost")
    @Produces(MediaType.APPLICATION_JSON)
    public Response lost(@PathParam("credential") String credentialId, @Nullable String body) {
        return change(
                credentialId,
                passkey -> answer(
                        credentialId,
                        inventory.lost(realm, caller.user(), credentialId, LostReport.endsEverySession(body))));
    }

    /** The device is found. */
    @DELETE
    @Path("{credential}/lost")
    @Produces(MediaType.APPLICATION_JSON)
    public Response undo(@PathParam("credential") String credentialId) {
        return change(
                credentialId, passkey -> answer(credentialId, inventory.undo(realm, caller.user(), credentialId)));
    }

    private Response change(String credentialId, Function<Passkey, Response> change) {
        return inventory
                .find(realm, caller.user(), credentialId)
                .map(passkey -> {
                    ChangeVerdict verdict =
                            caller.reachesLevel() ? caller.gate().verdict(credentialId) : ChangeVerdict.STEP_UP;
                    return verdict.allows() ? change.apply(passkey) : forbidden(verdict);
                })
                .orElseGet(OwnPasskeysResource::notFound);
    }

    private Response answer(String credentialId, SuspensionOutcome outcome) {
        if (outcome.fulfilled()) {
            return one(credentialId);
        }
        return outcome == SuspensionOutcome.NOT_FOUND
                ? notFound()
                : refused(Response.Status.CONFLICT, "", outcome.id());
    }

    private Response one(String credentialId) {
        return inventory
                .find(realm, caller.user(), credentialId)
                .map(passkey -> ok(json(passkey, caller.gate())))
                .orElseGet(OwnPasskeysResource::notFound);
    }

    private Map<String, Object> json(Passkey passkey, OwnerGate gate) {
        return new OwnPasskeyJson(session)
                .of(passkey, gate.verdict(passkey.id()), inventory.isLastWayIn(realm, caller.user(), passkey.id()));
    }

    private static Response ok(Object body) {
        return answer(Response.Status.OK, body);
    }

    private static Response notFound() {
        return answer(Response.Status.NOT_FOUND, Map.of("error", "HTTP 404 Not Found"));
    }

    private static Response forbidden(ChangeVerdict verdict) {
        return answer(Response.Status.FORBIDDEN, Map.of("error", verdict.id()));
    }

    private static Response refused(Response.Status status, String path, String word) {
        return new ApiErrors(List.of(new ApiError(path, word))).as(status);
    }

    private static Response answer(Response.Status status, Object body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(body)
                .build();
    }
}
