package io.github.passkeyjourney.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.passkeyjourney.harness.AdminApi;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.CelebrationPage;
import io.github.passkeyjourney.page.NudgePage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.CredentialRepresentation;

/** What browsers are told of passkeys at a sign-in. Whoever keeps them is not here; what he would be called with is. */
@KeycloakTest
class SignalsIT {

    private static final String HEAR = "for (const name of ['signalUnknownCredential', 'signalAllAcceptedCredentials',"
            + " 'signalCurrentUserDetails']) {"
            + " PublicKeyCredential[name] = (told) => window.passkeyHeard(name, JSON.stringify(told)); }";

    /** What is answered and refused is asked again on the next page, and this browser would answer for ever: once for each sign-in. */
    private static final String ONCE = "if (location.pathname.endsWith('/auth')) sessionStorage.removeItem('answered');"
            + " const get = navigator.credentials.get.bind(navigator.credentials);"
            + " navigator.credentials.get = (options) => sessionStorage.getItem('answered')"
            + " ? new Promise(() => {})"
            + " : get(options).then((answer) => { sessionStorage.setItem('answered', '1'); return answer; });";

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aBrowserIsToldWhichPasskeysThereAreAndWhichIsGoneAndNothingOfOneThatIsOnlyRefused(
            KeycloakServer server, TestRealm realm, App app, Devices devices) throws Exception {
        TestUser alice = realm.policy(TestPolicy.of("offer")
                        .replaceFirst("\"enabled\": true,", "\"enabled\": true, \"celebrate\": true,"))
                .user("alice");
        Device laptop = devices.platform();
        List<JsonNode> accepted = new CopyOnWriteArrayList<>();
        List<JsonNode> details = new CopyOnWriteArrayList<>();
        List<JsonNode> unknown = new CopyOnWriteArrayList<>();
        Map<String, List<JsonNode>> heard = Map.of(
                "signalAllAcceptedCredentials", accepted,
                "signalCurrentUserDetails", details,
                "signalUnknownCredential", unknown);
        laptop.context()
                .exposeFunction(
                        "passkeyHeard",
                        told -> Objects.requireNonNull(heard.get(String.valueOf(told[0])))
                                .add(json(String.valueOf(told[1]))));
        laptop.context().addInitScript(HEAR + ONCE);
        new SignIn(app, laptop).withPassword(alice);
        NudgePage nudge = new NudgePage(laptop);
        awaitOne(laptop, accepted);
        assertThat(accepted.get(0).path("allAcceptedCredentialIds")).isEmpty();
        nudge.create().click();
        new AppPage(laptop);
        CredentialRepresentation passkey = alice.passkeys().get(0);
        String id = id(passkey);

        // Autofill answers by itself.
        accepted.clear();
        details.clear();
        laptop.forgetSession().open(app.signIn());
        new CelebrationPage(laptop);
        awaitOne(laptop, accepted);
        assertThat(accepted.get(0).path("allAcceptedCredentialIds").toString()).isEqualTo("[\"" + id + "\"]");
        assertThat(accepted.get(0).path("userId").asText())
                .isEqualTo(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(alice.id().getBytes(StandardCharsets.UTF_8)));
        assertThat(details.get(0).path("name").asText()).isEqualTo("alice");
        new AppPage(laptop);

        // Refused, and still the account's.
        AdminApi api = new AdminApi(server);
        String suspend = "users/" + alice.id() + "/passkeys/" + passkey.getId() + "/suspend";
        assertThat(api.send("POST", realm.name(), suspend, api.admin(), "{}").statusCode())
                .isEqualTo(200);
        laptop.forgetSession().open(app.signIn());
        laptop.page().getByText("suspended").first().waitFor();
        assertThat(unknown).isEmpty();

        alice.admin().removeCredential(passkey.getId());
        laptop.forgetSession().open(app.signIn());
        awaitOne(laptop, unknown);
        assertThat(unknown.get(0).path("credentialId").asText()).isEqualTo(id);
        assertThat(unknown.get(0).path("rpId")).isEqualTo(accepted.get(0).path("rpId"));
        assertThat(laptop.complaints()).isEmpty();
    }

    /** The browser hands on what it hears only while it is talked to. */
    private static void awaitOne(Device device, List<JsonNode> told) {
        await("the browser is told")
                .atMost(Duration.ofSeconds(10))
                .pollInSameThread()
                .until(() -> {
                    device.page().title();
                    return !told.isEmpty();
                });
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static String id(CredentialRepresentation passkey) throws Exception {
        byte[] handle = Base64.getDecoder()
                .decode(JSON.readTree(passkey.getCredentialData())
                        .path("credentialId")
                        .asText());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(handle);
    }
}
