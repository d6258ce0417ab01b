package io.github.passkeyjourney.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.harness.Tokens;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.LoginPage;
import io.github.passkeyjourney.page.NudgePage;
import io.github.passkeyjourney.page.PasskeysPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.CredentialRepresentation;

/** A user looks after the own passkeys, and nobody else's. */
@KeycloakTest
class OwnPasskeysIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Markup, a change of direction and a control character. */
    private static final String HOSTILE = "<img src=x onerror=alert(1)>\u202Egnp\u0007 & \"cafe\u0301\"";

    private static final String INERT = "<img src=x onerror=alert(1)>gnp & \"caf\u00E9\"";

    /** Keeps what the page tells the keeper of the passkeys, in place of a browser that would act on it. */
    private static final String WITNESS = """
            window.told = { accepted: [], details: [] };
            PublicKeyCredential.signalAllAcceptedCredentials = async (told) => { window.told.accepted.push(told); };
            PublicKeyCredential.signalCurrentUserDetails = async (told) => { window.told.details.push(told); };
            """;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void onThePageAPasskeyIsRenamedAddedReportedLostFoundAndRemoved(TestRealm realm, App app, Devices devices)
            throws Exception {
        TestUser alice =
                realm.listener("passkey-audit").policy(TestPolicy.of("observe")).user("alice");
        Device laptop = devices.platform();
        laptop.context().addInitScript(WITNESS);

        // Who opens it signs in, and finds nothing yet.
        laptop.open(PasskeysPage.of(realm));
        new LoginPage(laptop).signIn(alice);
        PasskeysPage page = new PasskeysPage(laptop);
        assertThat(page.cards().count()).isZero();
        assertThat(accepted(laptop, 1)).isEmpty();
        assertAccessible(laptop);
        page.add().click();
        new NudgePage(laptop).create().click();
        page = new PasskeysPage(laptop);
        assertThat(page.told()).contains("new passkey");
        assertThat(page.cards().count()).isEqualTo(1);
        assertThat(laptop.page().url()).isEqualTo(PasskeysPage.of(realm).toString());

        assertThat(accepted(laptop, 1)).containsExactlyElementsOf(handles(alice));
        assertThat(laptop.page().evaluate("() => Object.values(window.told.details[0]).sort()"))
                .isEqualTo(
                        Stream.of(realm.uri().getHost(), encoded(alice.id().getBytes(UTF_8)), "alice", "alice Example")
                                .sorted()
                                .toList());

        page.rename(0, HOSTILE);
        assertThat(page.told()).contains("saved");
        assertThat(page.name(0)).isEqualTo(INERT);
        assertThat(page.card(0).locator("h2 *").count()).isZero();
        assertThat(alice.passkeys().get(0).getUserLabel()).isEqualTo(INERT);
        page.rename(0, "\u202E \u0007");
        assertThat(page.problem(0)).isNotEmpty();
        laptop.page().keyboard().press("Escape");
        page.act(0, "lost").click();
        assertAccessible(laptop);
        laptop.page().keyboard().press("Escape");

        // A second one, as on another device.
        laptop.platform().remove(laptop.platform().passkeys().get(0));
        page.add().click();
        new NudgePage(laptop).label().fill("Phone");
        new NudgePage(laptop).create().click();
        page = new PasskeysPage(laptop);
        assertThat(page.cards().count()).isEqualTo(2);
        page.rename(1, INERT);
        assertThat(page.problem(1)).contains("already");
        laptop.page().keyboard().press("Escape");

        List<String> both = handles(alice);
        page.lost(0);
        assertThat(page.told()).contains("suspended");
        assertThat(page.card(0).getAttribute("data-state")).isEqualTo("suspended");
        // It may be taken back, so it stays in the browser.
        assertThat(both).hasSize(2);
        assertThat(accepted(laptop, 2)).containsExactlyInAnyOrderElementsOf(both);
        assertAccessible(laptop);
        page.act(0, "undo").click();
        laptop.page().locator("#pj-passkey-0[data-state='active']").waitFor();

        page.act(0, "remove").click();
        laptop.page().locator("#kc-accept").click();
        page = new PasskeysPage(laptop);
        assertThat(page.told()).contains("removed");
        assertThat(page.cards().count()).isEqualTo(1);
        assertThat(page.name(0)).isEqualTo("Phone");
        assertThat(accepted(laptop, 1)).isEqualTo(handles(alice)).hasSize(1);

        assertRelatedOriginsAreTold(realm);

        // The stock account console tells the same.
        laptop.open(URI.create(realm.account() + "/account-security/signing-in"));
        assertThat(laptop.page()
                        .locator("[data-testid='webauthn-passwordless/credential-list']")
                        .innerText())
                .contains("Phone", "Backed up\nyes");
        // The browser complains of the two names that were refused, and of nothing else.
        assertThat(laptop.complaints()).hasSize(2).allMatch(complaint -> complaint.contains("400 (Bad Request)"));
    }

    @Test
    void theConsoleOfTheThemeHasAnEntryForThem(TestRealm realm, Device device) {
        TestUser alice = realm.policy(TestPolicy.of("observe")).user("alice");
        realm.update(representation -> representation.setAccountTheme("passkey-journey"));
        device.open(URI.create(realm.account() + "/account-security/signing-in"));
        new LoginPage(device).signIn(alice);
        device.page()
                .locator("nav")
                .getByText("Passkeys", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(new PasskeysPage(device).cards().count()).isZero();
        device.open(URI.create(realm.account().toString()));
        // Its other pages are there as ever.
        device.page().locator("nav").getByText("Applications").click();
        device.page().waitForURL("**/applications");
        assertThat(device.complaints()).isEmpty();
    }

    @Test
    void whoIsNotTheOwnerOrHasNotProvenIt(KeycloakServer server, TestRealm realm, App app, Devices devices)
            throws Exception {
        TestUser alice = realm.policy(TestPolicy.of("observe")).user("alice");
        TestUser bob = realm.user("bob");
        Device laptop = devices.platform();
        String alices = enrol(app, laptop, alice);
        Tokens alicesTokens = app.tokens();
        Device bobsLaptop = devices.platform();
        String bobs = enrol(app, bobsLaptop, bob);
        String bobsToken = app.tokens().access();

        // Nobody, a program, and a token that is not for the account.
        assertThat(call("GET", realm, "", null, null).statusCode()).isEqualTo(401);
        assertThat(call("GET", realm, "", "garbage", null).statusCode()).isEqualTo(401);
        assertThat(call("GET", realm, "", app.clientCredentials().access(), null)
                        .statusCode())
                .isEqualTo(401);
        TestRealm other = realm.neighbour("other", false);
        assertThat(call("GET", other, "", bobsToken, null).statusCode()).isEqualTo(401);

        // What the browser may tell is the owner's, too.
        assertThat(signals(realm, null).statusCode()).isEqualTo(401);
        assertThat(signals(other, bobsToken).statusCode()).isEqualTo(401);
        HttpResponse<String> signals = signals(realm, bobsToken);
        assertThat(signals.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(JSON.readTree(signals.body()).path("name").asText()).isEqualTo("bob");
        assertThat(JSON.readTree(signals.body()).path("allAcceptedCredentialIds"))
                .hasSize(1)
                .allMatch(id -> id.asText().equals(handles(bob).get(0)));

        // Another user's passkey is not there, nor is another realm's.
        assertThat(list(realm, bobsToken)).hasSize(1);
        for (String path : new String[] {"", "/lost"}) {
            String method = path.isEmpty() ? "PUT" : "POST";
            for (String id : new String[] {alices, "no-such", "%00"}) {
                assertThat(call(method, realm, "/" + id + path, bobsToken, "{\"label\": \"Mine\"}")
                                .statusCode())
                        .as(id)
                        .isIn(404, 400);
            }
        }
        assertThat(call("DELETE", realm, "/" + alices + "/lost", bobsToken, null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(call("PUT", other, "/" + bobs, bobsToken, "{\"label\": \"Mine\"}")
                        .statusCode())
                .isEqualTo(401);
        assertThat(list(realm, alicesTokens.access()).get(0).path("state").asText())
                .isEqualTo("active");

        // Labels are kept short and clean; another site may not call, a listed one may.
        assertThat(call("PUT", realm, "/" + bobs, bobsToken, "{\"label\": \"" + "x".repeat(65) + "\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(call("PUT", realm, "/" + bobs, bobsToken, "no json").statusCode())
                .isEqualTo(400);
        HttpResponse<String> renamed = call("PUT", realm, "/" + bobs, bobsToken, "{\"label\": \" Bob\\u202e \"}");
        assertThat(JSON.readTree(renamed.body()).path("label").asText()).isEqualTo("Bob");
        assertThat(renamed.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(from("https://evil.example", realm, bobsToken).statusCode()).isEqualTo(403);

        // The password alone changes nothing of what is stronger than it.
        Device thief = devices.plain();
        server.clock().advance(Duration.ofSeconds(2));
        new SignIn(app, thief).withPassword(alice);
        new AppPage(thief);
        String weak = app.tokens().access();
        assertThat(list(realm, weak).get(0).path("change").asText()).isEqualTo("step-up");
        for (HttpResponse<String> refused : List.of(
                call("PUT", realm, "/" + alices, weak, "{\"label\": \"Mine\"}"),
                call("POST", realm, "/" + alices + "/lost", weak, null),
                call("DELETE", realm, "/" + alices + "/lost", weak, null))) {
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(JSON.readTree(refused.body()).path("error").asText()).isEqualTo("step-up");
        }
        thief.open(app.signIn(Map.of("kc_action", "delete_credential:" + alices)));
        thief.page().locator("#kc-error-message").waitFor();
        assertThat(stockDelete(realm, alices, weak)).isEqualTo(400);
        thief.open(PasskeysPage.of(realm));
        PasskeysPage page = new PasskeysPage(thief);
        page.act(0, "rename").click();
        assertThat(page.proof(0).innerText()).contains("passkey");
        assertThat(alice.passkeys()).hasSize(1);

        // With the passkey all of it works, but an old sign-in is done again.
        server.clock().advance(Duration.ofHours(25));
        laptop.forgetSession().open(app.signIn());
        new AppPage(laptop);
        server.clock().advance(Duration.ofMinutes(6));
        Tokens refreshed = app.refresh(app.tokens());
        assertThat(call("POST", realm, "/" + alices + "/lost", refreshed.access(), null)
                        .body())
                .contains("sign-in-again");
        laptop.forgetSession().open(app.signIn());
        new AppPage(laptop);
        String strong = app.tokens().access();

        // The last way in stays, by whatever door.
        alice.admin().credentials().stream()
                .filter(credential -> credential.getType().equals("password"))
                .map(CredentialRepresentation::getId)
                .forEach(alice.admin()::removeCredential);
        assertThat(list(realm, strong).get(0).path("lastWayIn").asBoolean()).isTrue();
        HttpResponse<String> lost = call("POST", realm, "/" + alices + "/lost", strong, null);
        assertThat(lost.statusCode()).isEqualTo(409);
        assertThat(lost.body()).contains("last-way-in");
        assertThat(stockDelete(realm, alices, strong)).isEqualTo(400);
        laptop.open(app.signIn(Map.of("kc_action", "delete_credential:" + alices)));
        laptop.page().locator("#kc-error-message").waitFor();
        assertThat(alice.passkeys()).hasSize(1);
    }

    /** Without a session: a browser asks before it knows anybody. */
    private void assertRelatedOriginsAreTold(TestRealm realm) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(realm.uri() + "/passkey-journey/webauthn"))
                .build();
        assertThat(http.send(request, BODY).statusCode()).isEqualTo(404);
        realm.policy("{\"version\": 1, \"relatedOrigins\": [\"https://login.example.org\", \"https://shop.example\"]}");
        HttpResponse<String> document = http.send(request, BODY);
        assertThat(document.statusCode()).as(document.body()).isEqualTo(200);
        assertThat(document.body()).isEqualTo("{\"origins\":[\"https://login.example.org\",\"https://shop.example\"]}");
        assertThat(document.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(document.headers().firstValue("Cache-Control")).hasValue("public, max-age=300");
        assertThat(document.headers().firstValue("Set-Cookie")).isEmpty();
    }

    /** What the page said last of the accepted passkeys, once it has said something this often since it was loaded. */
    @SuppressWarnings("unchecked")
    private static List<String> accepted(Device device, int atLeast) {
        device.page().waitForFunction("n => window.told.accepted.length >= n", atLeast);
        return (List<String>) device.page().evaluate("() => window.told.accepted.at(-1).allAcceptedCredentialIds");
    }

    /** The ids by which browsers know a user's passkeys in force. */
    private static List<String> handles(TestUser user) {
        return user.passkeys().stream()
                .map(passkey -> {
                    try {
                        return encoded(Base64.getDecoder()
                                .decode(JSON.readTree(passkey.getCredentialData())
                                        .path("credentialId")
                                        .asText()));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private HttpResponse<String> signals(TestRealm realm, @Nullable String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(realm.uri() + "/passkey-journey/account/signals"));
        return http.send((token == null ? request : request.header("Authorization", "Bearer " + token)).build(), BODY);
    }

    private static String enrol(App app, Device device, TestUser user) {
        new SignIn(app, device).withPassword(user, Map.of("kc_action", "passkey-enroll"));
        new NudgePage(device).create().click();
        new AppPage(device);
        return user.passkeys().get(0).getId();
    }

    private JsonNode list(TestRealm realm, String token) throws Exception {
        HttpResponse<String> response = call("GET", realm, "", token, null);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> call(
            String method, TestRealm realm, String path, @Nullable String token, @Nullable String body)
            throws IOException, InterruptedException {
        return http.send(request(realm, path, token).method(method, body(body)).build(), BODY);
    }

    private HttpResponse<String> from(String origin, TestRealm realm, String token)
            throws IOException, InterruptedException {
        return http.send(
                request(realm, "", token).header("Origin", origin).GET().build(), BODY);
    }

    private int stockDelete(TestRealm realm, String id, String token) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(realm.account() + "/credentials/" + id))
                                .header("Authorization", "Bearer " + token)
                                .header("Accept", "application/json")
                                .DELETE()
                                .build(),
                        BODY)
                .statusCode();
    }

    private static final HttpResponse.BodyHandler<String> BODY = HttpResponse.BodyHandlers.ofString();

    private static HttpRequest.BodyPublisher body(@Nullable String text) {
        return text == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(text);
    }

    private static HttpRequest.Builder request(TestRealm realm, String path, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(realm.uri() + "/passkey-journey/account/passkeys" + path))
                .header("Content-Type", "application/json");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static void assertAccessible(Device device) {
        // The frame around it is the theme's own.
        assertThat(new AxeBuilder(device.page())
                        .include("#pj-passkeys")
                        .analyze()
                        .getViolations())
                .isEmpty();
    }
}
