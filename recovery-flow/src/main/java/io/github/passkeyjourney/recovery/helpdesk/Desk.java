package io.github.passkeyjourney.recovery.helpdesk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.passkeyjourney.audit.event.AuditFact;
import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.audit.visitor.VisitorCircumstances;
import io.github.passkeyjourney.platform.ApiError;
import io.github.passkeyjourney.platform.ApiErrors;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.admin.Rights;
import io.github.passkeyjourney.policy.Recovery;
import io.github.passkeyjourney.policy.RecoveryMethod;
import io.github.passkeyjourney.recovery.helpdesk.store.Approvers;
import io.github.passkeyjourney.recovery.helpdesk.store.Cases;
import io.github.passkeyjourney.recovery.helpdesk.store.Passes;
import io.github.passkeyjourney.settings.RolloutSettings;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** What the calls of the helpdesk share: who calls, about whom, and how it is answered and put on record. */
final class Desk {

    private static final int LONGEST_BODY = 16_384;
    private static final int LONGEST_ID = 255;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Rights rights;
    private final AdminEventBuilder adminEvent;
    private final Clock clock = new KeycloakClock();

    Desk(KeycloakSession session, RealmModel realm, Rights rights, AdminEventBuilder adminEvent) {
        this.session = session;
        this.realm = realm;
        this.rights = rights;
        this.adminEvent = adminEvent;
    }

    KeycloakSession session() {
        return session;
    }

    RealmModel realm() {
        return realm;
    }

    Rights rights() {
        return rights;
    }

    Clock clock() {
        return clock;
    }

    Cases cases() {
        return new Cases(session, clock);
    }

    Passes passes() {
        return new Passes(session, clock);
    }

    Approvers approvers() {
        return new Approvers(session, clock);
    }

    /** The rules that are in force, or the last that were. */
    Recovery rules() {
        return session.getProvider(RolloutSettings.class).lastValid(realm).recovery();
    }

    /**
     * The settings of passes.
     *
     * @throws WebApplicationException with 409 where the policy does not want them
     */
    RecoveryMethod.AccessPass passRules() {
        return rules().method(RecoveryMethod.AccessPass.class)
                .orElseThrow(() -> refusal(Response.Status.CONFLICT, "", "the policy has no access passes"));
    }

    @Nullable
    UserModel user(String id) {
        return isSane(id) ? session.users().getUserById(realm, id) : null;
    }

    @Nullable
    UserModel userNamed(String name) {
        return isSane(name) ? session.users().getUserByUsername(realm, name) : null;
    }

    static boolean isSane(String id) {
        return !id.isEmpty() && id.length() <= LONGEST_ID && id.chars().noneMatch(Character::isISOControl);
    }

    /**
     * Lets the calls pass that are about somebody who may sign in, and not about the caller.
     *
     * @throws WebApplicationException for others
     */
    void requireHelpable(UserModel user) {
        if (user.getId().equals(rights.callerId())) {
            throw refusal(Response.Status.FORBIDDEN, "", "nobody helps himself");
        }
        BruteForceProtector protector = session.getProvider(BruteForceProtector.class);
        boolean locked = realm.isBruteForceProtected()
                && (protector.isTemporarilyDisabled(session, realm, user)
                        || protector.isPermanentlyLockedOut(session, realm, user));
        if (!user.isEnabled() || locked) {
            throw refusal(Response.Status.CONFLICT, "user", "is disabled or locked out; that has to be settled first");
        }
    }

    /** Puts on record what the caller did to a user: in the audit trail, and among Keycloak's own admin events. */
    void record(UserModel user, AuditFact fact, OperationType operation, String... path) {
        session.getProvider(FactRecorder.class)
                .record(
                        VisitorCircumstances.read(session, realm.getId(), user.getId())
                                .withActor(rights.callerId()),
                        fact);
        adminEvent
                .operation(operation)
                .resource("PASSKEY_RECOVERY")
                .resourcePath(path)
                .detail("user", user.getId())
                .success();
    }

    /**
     * The body of a call.
     *
     * @param fields those that it may have
     * @throws WebApplicationException with 400 if it is no JSON object, or has others
     */
    static JsonNode body(InputStream stream, Set<String> fields) {
        JsonNode body;
        try {
            byte[] bytes = stream.readNBytes(LONGEST_BODY + 1);
            body = bytes.length > LONGEST_BODY ? null : MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            body = null;
        } catch (IOException e) {
            throw refusal(Response.Status.BAD_REQUEST, "", "was cut off");
        }
        if (body == null || !body.isObject()) {
            throw refusal(Response.Status.BAD_REQUEST, "", "must be a JSON object");
        }
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!fields.contains(name)) {
                throw refusal(
                        Response.Status.BAD_REQUEST, name, "unknown field; there are " + String.join(", ", fields));
            }
        }
        return body;
    }

    /** Somebody's id and name. */
    ObjectNode who(String id) {
        UserModel user = user(id);
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("username", user == null ? null : user.getUsername());
    }

    static Response answer(Response.Status status, JsonNode json) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(Objects.toString(json))
                .build();
    }

    static WebApplicationException refusal(Response.Status status, String path, String message) {
        return new WebApplicationException(new ApiErrors(List.of(new ApiError(path, message))).as(status));
    }

    static WebApplicationException notFound(String what) {
        return refusal(Response.Status.NOT_FOUND, "id", "no such " + what);
    }
}
