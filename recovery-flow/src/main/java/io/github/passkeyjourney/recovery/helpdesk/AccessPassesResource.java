package io.github.passkeyjourney.recovery.helpdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.passkeyjourney.audit.event.AccessPassChanged;
import io.github.passkeyjourney.audit.event.AccessPassStep;
import io.github.passkeyjourney.audit.event.ApprovalDecided;
import io.github.passkeyjourney.audit.event.ApprovalDecision;
import io.github.passkeyjourney.recovery.helpdesk.store.PassState;
import io.github.passkeyjourney.recovery.helpdesk.store.StoredCase;
import io.github.passkeyjourney.recovery.helpdesk.store.StoredPass;
import io.github.passkeyjourney.recovery.secret.AccessPass;
import io.github.passkeyjourney.recovery.secret.NumberCode;
import io.github.passkeyjourney.recovery.secret.SlowHash;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;

/** Access passes. Every call begins with its permission, and rights on the very user are asked for before anything is told of him. */
public final class AccessPassesResource {

    /** How long ago an approver may have signed in (security reference, row 13). */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private static final String PATH = "access-passes";
    private static final String CASE = "case";
    private static final String CHECKED = "checked";

    private final Desk desk;

    AccessPassesResource(Desk desk) {
        this.desk = desk;
    }

    /** Asks for one, for a {@code case} whose support code was verified, with all of the checklist {@code checked}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response issue(InputStream stream) {
        desk.rights().requireHelpdesk();
        desk.rights().requirePerson(desk.session());
        JsonNode body = Desk.body(stream, Set.of(CASE, CHECKED));
        String caseId = body.path(CASE).asText();
        Optional<StoredCase> found =
                Desk.isSane(caseId) ? desk.cases().find(desk.realm().getId(), caseId) : Optional.empty();
        UserModel user = found.map(one -> desk.user(one.userId())).orElse(null);
        desk.rights().requireManage(user);
        if (found.isEmpty() || user == null) {
            throw Desk.refusal(Response.Status.NOT_FOUND, CASE, "no such case");
        }
        desk.requireHelpable(user);
        boolean fourEyes = desk.passRules().fourEyes();
        if (!found.get().isVerified()) {
            throw Desk.refusal(Response.Status.CONFLICT, CASE, "the support code of the user has to be verified first");
        }
        requireChecked(body.path(CHECKED));
        boolean privileged = Privileges.held(desk.realm(), user);
        desk.passes().underWay(desk.realm().getId(), user.getId()).forEach(before -> withdraw(user, before));
        StoredPass pass = desk.passes()
                .issue(
                        desk.realm().getId(),
                        found.get(),
                        desk.rights().callerId(),
                        privileged,
                        fourEyes || privileged ? PassState.PENDING : PassState.APPROVED);
        record(user, pass, AccessPassStep.ISSUED, OperationType.CREATE);
        if (pass.state() == PassState.PENDING) {
            new ApprovalMail(desk).send(user, pass);
        }
        return Desk.answer(Response.Status.CREATED, json(desk, pass));
    }

    private void requireChecked(JsonNode checked) {
        Set<String> ticked = new HashSet<>();
        checked.forEach(item -> ticked.add(item.asText()));
        for (String item : desk.rules().checklist()) {
            if (!ticked.contains(item)) {
                throw Desk.refusal(Response.Status.BAD_REQUEST, CHECKED, "\"" + item + "\" has to be checked first");
            }
        }
    }

    /** Lets it be revealed. */
    @POST
    @Path("{id}/approve")
    @Produces(MediaType.APPLICATION_JSON)
    public Response approve(@PathParam("id") String id) {
        return decide(id, ApprovalDecision.APPROVED, PassState.APPROVED);
    }

    /** Ends it. */
    @POST
    @Path("{id}/reject")
    @Produces(MediaType.APPLICATION_JSON)
    public Response reject(@PathParam("id") String id) {
        return decide(id, ApprovalDecision.REJECTED, PassState.REJECTED);
    }

    private Response decide(String id, ApprovalDecision decision, PassState state) {
        desk.rights().requireApprover();
        desk.rights().requirePerson(desk.session());
        if (!desk.rights().signedInWithin(desk.session(), FRESH)) {
            throw Desk.refusal(
                    Response.Status.FORBIDDEN, "", "sign in anew: whoever decides has signed in within five minutes");
        }
        String approverId = desk.rights().callerId();
        String realmId = desk.realm().getId();
        desk.approvers().see(desk.session().getKeycloakSessionFactory(), realmId, approverId);
        StoredPass pass = find(id);
        UserModel user = require(desk.user(pass.userId()));
        StoredCase of = desk.cases().find(realmId, pass.caseId()).orElseThrow(AccessPassesResource::over);
        new FourEyes(
                        pass.userId(),
                        pass.issuerId(),
                        approverId,
                        pass.privileged() || Privileges.held(desk.realm(), user),
                        desk.rights().isRealmAdmin(),
                        desk.approvers().since(realmId, approverId).orElse(null),
                        of.openedAt())
                .objection()
                .ifPresent(objection -> {
                    throw Desk.refusal(Response.Status.FORBIDDEN, "", objection);
                });
        if (state == PassState.APPROVED) {
            desk.requireHelpable(user);
        }
        if (pass.state() != PassState.PENDING || !desk.passes().decide(pass, approverId, state)) {
            throw over();
        }
        desk.record(
                user,
                new ApprovalDecided(pass.id(), decision),
                OperationType.ACTION,
                PATH,
                pass.id(),
                decision == ApprovalDecision.APPROVED ? "approve" : "reject");
        return Desk.answer(Response.Status.OK, json(desk, find(id)));
    }

    /** Shows it, once, to whoever asked for it. */
    @POST
    @Path("{id}/reveal")
    @Produces(MediaType.APPLICATION_JSON)
    public Response reveal(@PathParam("id") String id) {
        desk.rights().requireHelpdesk();
        desk.rights().requirePerson(desk.session());
        StoredPass pass = find(id);
        UserModel user = require(desk.user(pass.userId()));
        desk.rights().requireManage(user);
        if (!pass.issuerId().equals(desk.rights().callerId())) {
            throw Desk.refusal(Response.Status.FORBIDDEN, "", "only whoever asked for a pass sees it");
        }
        desk.requireHelpable(user);
        if (!pass.privileged() && Privileges.held(desk.realm(), user)) {
            throw Desk.refusal(
                    Response.Status.CONFLICT, "", "the user has become an administrator: ask for another pass");
        }
        Instant expiresAt = desk.clock().instant().plus(desk.passRules().lifetime());
        String secret = AccessPass.create();
        if (!desk.passes().reveal(pass, new SlowHash(desk.session(), desk.realm()).of(secret), expiresAt)) {
            throw Desk.refusal(
                    Response.Status.CONFLICT,
                    "",
                    "is " + find(id).state().id() + ": only an approved pass is revealed, and only once");
        }
        record(user, pass, AccessPassStep.REVEALED, OperationType.ACTION, "reveal");
        ObjectNode json = json(desk, find(id));
        json.put("pass", NumberCode.spaced(secret));
        return Desk.answer(Response.Status.OK, json);
    }

    /** Takes it back. */
    @DELETE
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response withdraw(@PathParam("id") String id) {
        desk.rights().requireHelpdesk();
        desk.rights().requirePerson(desk.session());
        StoredPass pass = find(id);
        UserModel user = require(desk.user(pass.userId()));
        desk.rights().requireManage(user);
        if (!withdraw(user, pass)) {
            throw over();
        }
        return Desk.answer(Response.Status.OK, json(desk, find(id)));
    }

    private boolean withdraw(UserModel user, StoredPass pass) {
        boolean withdrawn = desk.passes().withdraw(pass);
        if (withdrawn) {
            record(user, pass, AccessPassStep.WITHDRAWN, OperationType.DELETE);
        }
        return withdrawn;
    }

    private void record(UserModel user, StoredPass pass, AccessPassStep step, OperationType operation, String... call) {
        String[] path = new String[2 + call.length];
        path[0] = PATH;
        path[1] = pass.id();
        System.arraycopy(call, 0, path, 2, call.length);
        desk.record(user, new AccessPassChanged(pass.id(), step), operation, path);
    }

    private StoredPass find(String id) {
        return Optional.of(id)
                .filter(Desk::isSane)
                .flatMap(sane -> desk.passes().find(desk.realm().getId(), sane))
                .orElseThrow(() -> Desk.notFound("access pass"));
    }

    private static UserModel require(@Nullable UserModel user) {
        if (user == null) {
            throw Desk.notFound("access pass");
        }
        return user;
    }

    private static WebApplicationException over() {
        return Desk.refusal(Response.Status.CONFLICT, "", "the pass has gone on meanwhile, or its time is over");
    }

    /** Everything but the secret. */
    static ObjectNode json(Desk desk, StoredPass pass) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", pass.id());
        json.put("case", pass.caseId());
        json.set("user", desk.who(pass.userId()));
        json.set("issuer", desk.who(pass.issuerId()));
        if (pass.approverId() == null) {
            json.putNull("approver");
        } else {
            json.set("approver", desk.who(pass.approverId()));
        }
        json.put("administrator", pass.privileged());
        json.put("state", pass.state().id());
        json.put("issuedAt", pass.issuedAt().toString());
        json.put("expiresAt", pass.expiresAt().toString());
        return json;
    }
}
