package io.github.passkeyjourney.admin.setup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.audit.event.SetUpAction;
import io.github.passkeyjourney.audit.event.SetUpChanged;
import io.github.passkeyjourney.platform.AdminTexts;
import io.github.passkeyjourney.platform.ApiError;
import io.github.passkeyjourney.platform.ApiErrors;
import io.github.passkeyjourney.platform.setup.SetupContribution;
import io.github.passkeyjourney.platform.setup.SetupText;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * Sets the realm up, tells what that would do, and undoes it. Each call is one transaction: all of it or nothing. Whoever mounts
 * it has checked the permission already.
 */
public final class SetupResource {

    private static final String RESOURCE_TYPE = "PASSKEY_JOURNEY_SETUP";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminAuth caller;
    private final AdminEventBuilder adminEvent;
    private final Setup setup;
    private final AdminTexts texts;

    /** Answers for this realm alone. */
    public SetupResource(KeycloakSession session, RealmModel realm, AdminAuth caller, AdminEventBuilder adminEvent) {
        this.session = session;
        this.realm = realm;
        this.caller = caller;
        this.adminEvent = adminEvent;
        this.setup = new Setup(realm, parts(session));
        this.texts = new AdminTexts(session, realm);
    }

    private static List<SetupContribution> parts(KeycloakSession session) {
        return session.listProviderIds(SetupContribution.class).stream()
                .sorted()
                .map(id -> session.getProvider(SetupContribution.class, id))
                .toList();
    }

    /** The plan. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response plan() {
        return answer(() -> ok(setup.plan()));
    }

    /** Makes the changes that are to do; the answer is the plan as it is then. */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Response apply() {
        return answer(() -> {
            Setup.Applied applied = setup.apply();
            tell(SetUpAction.APPLIED, OperationType.CREATE, applied.changes());
            return ok(applied.entries());
        });
    }

    /** Takes the changes back; the answer tells what was taken back, and what was kept because somebody had changed it. */
    @DELETE
    @Produces(MediaType.APPLICATION_JSON)
    public Response undo() {
        return answer(() -> {
            List<SetupText> objections = setup.objections();
            if (!objections.isEmpty()) {
                return conflict(objections);
            }
            Setup.Applied undone = setup.undo();
            tell(SetUpAction.UNDONE, OperationType.DELETE, undone.changes());
            return ok(undone.entries());
        });
    }

    private Response answer(Supplier<Response> call) {
        try {
            return call.get();
        } catch (UnreadableRecordException e) {
            return conflict(List.of(SetupText.of("passkeySetup.refused.record", SetupRecord.ATTRIBUTE)));
        }
    }

    /** Nothing where nothing was changed. */
    private void tell(SetUpAction action, OperationType operation, List<String> changes) {
        if (changes.isEmpty()) {
            return;
        }
        session.getProvider(FactRecorder.class)
                .record(
                        Circumstances.ofRealm(realm.getId(), caller.getUser().getId()),
                        new SetUpChanged(action, changes));
        adminEvent
                .operation(operation)
                .resource(RESOURCE_TYPE)
                .resourcePath("passkey-journey", "setup")
                .representation(changes)
                .success();
    }

    private Response conflict(List<SetupText> reasons) {
        return new ApiErrors(reasons.stream()
                        .map(reason -> new ApiError("", say(reason)))
                        .toList())
                .as(Response.Status.CONFLICT);
    }

    private Response ok(List<SetupEntry> entries) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode changes = root.putArray("changes");
        for (SetupEntry entry : entries) {
            changes.addObject()
                    .put("id", entry.id())
                    .put("state", entry.state().id())
                    .put("text", say(entry.text()));
        }
        return Response.ok(root.toString(), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private String say(SetupText text) {
        return texts.text(text.key(), text.parameters().toArray());
    }
}
