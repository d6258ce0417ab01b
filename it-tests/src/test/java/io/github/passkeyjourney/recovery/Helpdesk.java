package io.github.passkeyjourney.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.passkeyjourney.harness.AdminApi;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.performance.JobRun;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** The people of a realm who help others back in: {@code helen} asks for passes, and {@code anton} decides on them. */
final class Helpdesk {

    static final String CHECKED = "[\"call-back\", \"staff-id\", \"manager\"]";

    private final TestRealm realm;
    private final AdminApi api;

    private Helpdesk(TestRealm realm) {
        this.realm = realm;
        this.api = AdminApi.ofRecovery(realm.server());
    }

    static Helpdesk of(TestRealm realm) {
        helper(realm, "helen");
        approver(realm, "anton");
        JobRun.now(realm.server(), "recovery-roster");
        return new Helpdesk(realm);
    }

    static TestUser helper(TestRealm realm, String name) {
        return realm.user(name).role("passkey-journey", "helpdesk").role("realm-management", "manage-users");
    }

    static TestUser approver(TestRealm realm, String name) {
        return realm.user(name).role("passkey-journey", "approve-recovery");
    }

    HttpResponse<String> call(String method, String path, @Nullable String who, String body) {
        return api.send(method, realm.name(), path, who == null ? null : token(who), body);
    }

    HttpResponse<String> withToken(String method, String path, @Nullable String token, String body) {
        return api.send(method, realm.name(), path, token, body);
    }

    String token(String who) {
        return api.token(realm.name(), who);
    }

    /** A case that was opened with the code which a page shows; tells its id. */
    String open(String username, String supportCode) {
        return ok(
                        201,
                        call(
                                "POST",
                                "cases",
                                "helen",
                                "{\"username\": \"" + username + "\", \"supportCode\": \"" + supportCode + "\"}"))
                .path("id")
                .asText();
    }

    /** A pass that helen asks for; tells its id. */
    String issue(String caseId) {
        return ok(201, tryIssue(caseId, "helen")).path("id").asText();
    }

    HttpResponse<String> tryIssue(String caseId, String who) {
        return call("POST", "access-passes", who, "{\"case\": \"" + caseId + "\", \"checked\": " + CHECKED + "}");
    }

    HttpResponse<String> approve(String passId, String who) {
        return call("POST", "access-passes/" + passId + "/approve", who, "");
    }

    HttpResponse<String> reveal(String passId, String who) {
        return call("POST", "access-passes/" + passId + "/reveal", who, "");
    }

    /** A pass for the page that shows this code, as it is read out. */
    String pass(String username, String supportCode) {
        String passId = issue(open(username, supportCode));
        ok(200, approve(passId, "anton"));
        return ok(200, reveal(passId, "helen")).path("pass").asText();
    }

    static JsonNode ok(int status, HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return AdminApi.json(response);
    }

    static void refused(int status, HttpResponse<String> response, String why) {
        assertThat(ok(status, response).at("/errors/0/message").asText()).contains(why);
    }
}
