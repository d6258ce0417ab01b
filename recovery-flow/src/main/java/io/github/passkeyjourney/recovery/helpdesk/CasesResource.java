package io.github.passkeyjourney.recovery.helpdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.passkeyjourney.audit.event.CaseOpened;
import io.github.passkeyjourney.recovery.helpdesk.store.StoredCase;
import io.github.passkeyjourney.recovery.secret.NumberCode;
import io.github.passkeyjourney.recovery.store.Binding;
import io.github.passkeyjourney.recovery.store.Claimant;
import io.github.passkeyjourney.recovery.store.Tries;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;

/** Cases. Whoever mounts it has checked that the caller is of the helpdesk; rights on the very user are checked here. */
public final class CasesResource {

    private static final String SUPPORT_CODE = "supportCode";
    private static final String USER = "user";
    private static final String USERNAME = "username";
    private static final int MOST_AT_ONCE = 100;

    /** Wrong support codes of one user in a day. */
    private static final int TRIES_A_DAY = 10;

    private final Desk desk;

    CasesResource(Desk desk) {
        this.desk = desk;
    }

    /**
     * Those of users whom the caller may see, the newest first.
     *
     * @param first how many to pass over
     * @param max how many at most, up to 100
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list(
            @QueryParam("first") @DefaultValue("0") int first, @QueryParam("max") @DefaultValue("20") int max) {
        ArrayNode cases = JsonNodeFactory.instance.arrayNode();
        desk.cases().list(desk.realm().getId()).stream()
                .filter(this::maySee)
                .skip(Math.max(0, first))
                .limit(Math.min(Math.max(0, max), MOST_AT_ONCE))
                .forEach(one -> cases.add(json(one)));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("cases", cases);
        return Desk.answer(Response.Status.OK, json);
    }

    /** One of them, with what there is to verify and the passes that were issued. */
    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response get(@PathParam("id") String id) {
        StoredCase found = desk.cases()
                .find(desk.realm().getId(), id)
                .filter(this::maySee)
                .orElseThrow(() -> Desk.notFound("case"));
        return Desk.answer(Response.Status.OK, json(found));
    }

    /**
     * Opens one, for a user by {@code user} (the id) or {@code username}, or goes on with the open one. With the {@code supportCode} that
     * the user reads out it is known which page is his.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response open(InputStream stream) {
        JsonNode body = Desk.body(stream, Set.of(USER, USERNAME, SUPPORT_CODE));
        UserModel user = body.hasNonNull(USER)
                ? desk.user(body.path(USER).asText())
                : desk.userNamed(body.path(USERNAME).asText());
        desk.rights().requireManage(user);
        desk.rights().requirePerson(desk.session());
        if (user == null) {
            throw Desk.refusal(Response.Status.NOT_FOUND, USER, "no such user");
        }
        desk.requireHelpable(user);
        desk.passRules();
        Optional<StoredCase> known = desk.cases().open(desk.realm().getId(), user.getId());
        if (!body.hasNonNull(SUPPORT_CODE)) {
            return known.map(open -> Desk.answer(Response.Status.OK, json(open)))
                    .orElseGet(() -> created(
                            user,
                            desk.cases()
                                    .open(
                                            desk.realm().getId(),
                                            user.getId(),
                                            desk.rights().callerId())));
        }
        StoredCase asked = asked(user, body.path(SUPPORT_CODE).asText());
        if (known.isPresent()) {
            if (!desk.cases().bind(known.get(), asked)) {
                throw gone();
            }
            return Desk.answer(Response.Status.OK, json(reread(known.get())));
        }
        if (!desk.cases().take(asked)) {
            throw gone();
        }
        return created(user, reread(asked));
    }

    private StoredCase asked(UserModel user, String readOut) {
        Claimant claimant = Claimant.of(desk.realm().getId(), user.getId());
        Tries tries = new Tries(desk.session().getKeycloakSessionFactory(), desk.clock());
        if (!tries.admit(claimant, "support-code", TRIES_A_DAY)) {
            throw Desk.refusal(Response.Status.TOO_MANY_REQUESTS, SUPPORT_CODE, "was wrong too often today");
        }
        String digits = NumberCode.read(readOut).orElse("");
        StoredCase found = desk.cases().asked(desk.realm().getId(), user.getId()).stream()
                .filter(asked -> shows(claimant, asked, digits))
                .findFirst()
                .orElseThrow(() -> Desk.refusal(
                        Response.Status.BAD_REQUEST,
                        SUPPORT_CODE,
                        "is not what the page of this user shows, or the page is older than two hours"));
        tries.succeeded(desk.session(), claimant, "support-code");
        return found;
    }

    private boolean shows(Claimant claimant, StoredCase asked, String digits) {
        Binding binding = asked.binding();
        return binding != null
                && SupportCode.matches(SupportCode.of(desk.session(), desk.realm(), claimant, binding), digits);
    }

    private StoredCase reread(StoredCase before) {
        return desk.cases().find(desk.realm().getId(), before.id()).orElseThrow(CasesResource::gone);
    }

    private static WebApplicationException gone() {
        return Desk.refusal(Response.Status.CONFLICT, "", "somebody else has gone on with it");
    }

    private Response created(UserModel user, StoredCase opened) {
        desk.record(user, new CaseOpened(opened.id()), OperationType.CREATE, "cases", opened.id());
        return Desk.answer(Response.Status.CREATED, json(opened));
    }

    private boolean maySee(StoredCase one) {
        UserModel user = desk.user(one.userId());
        return user != null && desk.rights().mayView(user);
    }

    private ObjectNode json(StoredCase one) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", one.id());
        json.set("user", desk.who(one.userId()));
        json.put("openedBy", one.openedBy() == null ? "user" : "helpdesk");
        json.put("openedAt", one.openedAt().toString());
        json.put("supportCodeVerified", one.isVerified());
        ArrayNode checklist = json.putArray("checklist");
        desk.rules().checklist().forEach(checklist::add);
        ArrayNode passes = json.putArray("accessPasses");
        List.copyOf(desk.passes().of(one.id())).forEach(pass -> passes.add(AccessPassesResource.json(desk, pass)));
        return json;
    }
}
