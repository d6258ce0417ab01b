package io.github.passkeyjourney.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.passkeyjourney.harness.AdminApi;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.Mail;
import io.github.passkeyjourney.harness.Mailbox;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.NudgePage;
import io.github.passkeyjourney.page.RecoveredPage;
import io.github.passkeyjourney.page.RecoveryPage;
import io.github.passkeyjourney.page.SavedCodesPage;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/** Whoever is locked out gets back in by what he still has, and the account tells him so. */
@KeycloakTest
class RecoveryIT {

    private static final String AT_ONCE = policy("PT0S");
    private static final String NEW_PASSWORD = "correct horse battery";

    @Tag("mariadb")
    @Test
    void aForgottenPasswordIsReplacedByOneProofAndWithoutAWait(
            TestRealm realm, App app, Devices devices, Mailbox mailbox) {
        realm.recovery();
        TestUser alice = realm.user("alice");
        Device laptop = devices.platform();
        RecoveryPage page = RecoveryPage.of(laptop, app, "alice");
        assertThat(page.step()).isEqualTo("list");
        assertThat(page.methods()).containsExactly("existing-factor", "saved-code", "email-code", "access-pass");
        page.choose("email-code");
        assertThat(page.text()).doesNotContain("realm.test");
        page.answer("code", "0000 0000");
        assertThat(page.error()).isEqualTo("wrong");
        page.answer("code", RecoveryPage.code(mailbox.await(alice.email())));
        assertThat(page.step()).isEqualTo("ending");
        page.end("password");
        laptop.page().locator("#password-new").fill(NEW_PASSWORD);
        laptop.page().locator("#password-confirm").fill(NEW_PASSWORD);
        laptop.leave(() -> laptop.page().locator("[type=submit]").first().click());
        RecoveredPage recovered = new RecoveredPage(laptop);
        assertThat(recovered.ended()).isTrue();
        assertThat(recovered.credentials()).isEmpty();
        recovered.finish();
        assertThat(new AppPage(laptop).detail()).isEqualTo("alice");
        assertThat(mailbox.await(alice.email(), "recovered").text()).contains("alice", "Chrome on Linux");
        JsonNode report = new AdminApi(realm.server())
                .json(realm.name(), "insights/recovery")
                .at("/total");
        assertThat(report.at("/measures/started").asInt()).isEqualTo(1);
        assertThat(report.at("/rates/completion/numerator").asInt()).isEqualTo(1);
    }

    @Test
    void anAccountWithAPasskeyNeedsTwoProofsAndEndsInANewPasskeyWithoutTheLostOne(
            TestRealm realm, App app, Devices devices, Mailbox mailbox) {
        realm.recovery().policy(AT_ONCE);
        TestUser alice = realm.user("alice");
        Device lost = devices.platform();
        new SignIn(app, lost).withPassword(alice);
        new NudgePage(lost).create().click();
        assertThat(new AppPage(lost).signedIn()).isTrue();
        String old = alice.passkeys().get(0).getId();

        Device laptop = devices.platform();
        RecoveryPage page = RecoveryPage.of(laptop, app, "alice");
        page.choose("existing-factor").answer("password", alice.password());
        assertThat(page.step()).isEqualTo("list");
        assertThat(page.proven()).containsExactly("password");
        assertThat(page.missing()).isEqualTo(1);
        laptop.page().reload();
        assertThat(new RecoveryPage(laptop).proven()).containsExactly("password");
        page.choose("email-code");
        assertThat(page.text()).contains("a\u2022\u2022\u2022@\u2022\u2022\u2022.test");
        page.answer("code", RecoveryPage.code(mailbox.await(alice.email(), "code")));
        assertThat(page.step()).isEqualTo("ending");
        page.end("passkey");
        new NudgePage(laptop).skip().click();
        RecoveredPage recovered = new RecoveredPage(laptop);
        assertThat(recovered.ended()).isFalse();
        recovered.again();
        new NudgePage(laptop).create().click();
        recovered = new RecoveredPage(laptop);
        assertThat(recovered.ended()).isTrue();
        assertThat(recovered.credentials()).containsExactly(old);
        recovered.lost(old).finish();
        assertThat(new AppPage(laptop).detail()).isEqualTo("alice");
        assertThat(alice.passkeys())
                .hasSize(1)
                .noneMatch(passkey -> passkey.getId().equals(old));
        assertThat(alice.admin().getUserSessions()).hasSize(1);
    }

    @Test
    void aProtectedAccountWaitsTellsItsOwnerAndGoesOnWithOneProofRepeated(
            KeycloakServer server, TestRealm realm, App app, Devices devices, Mailbox mailbox) {
        realm.recovery()
                .policy(policy("PT24H"))
                .attribute("frontendUrl", server.baseUri().toString());
        TestUser alice = realm.user("alice").otp();
        Device laptop = devices.platform();
        prove(laptop, app, alice, mailbox);
        assertThat(new RecoveryPage(laptop).step()).isEqualTo("wait");
        Mail held = mailbox.await(alice.email(), "get back into");
        assertThat(held.text()).contains("stop it").doesNotContain("passkeyNotice");
        laptop.page().reload();
        assertThat(new RecoveryPage(laptop).step()).isEqualTo("wait");

        // A thief with the mailbox alone does not ride on what the owner has proven.
        server.clock().advance(Duration.ofHours(25));
        Device thief = devices.platform();
        RecoveryPage thiefs = RecoveryPage.of(thief, app, "alice");
        thiefs.choose("existing-factor").answer("password", alice.password());
        assertThat(thiefs.missing()).isEqualTo(1);

        RecoveryPage page = RecoveryPage.of(laptop, app, "alice");
        assertThat(page.missing()).isEqualTo(1);
        page.choose("existing-factor").answer("password", alice.password());
        assertThat(page.step()).isEqualTo("ending");
        page.end("passkey");
        new NudgePage(laptop).create().click();
        new RecoveredPage(laptop).finish();
        assertThat(new AppPage(laptop).detail()).isEqualTo("alice");
    }

    @Test
    void theOwnerStopsItByTheLinkOfTheMailWhichOpeningAloneDoesNot(
            KeycloakServer server, TestRealm realm, App app, Devices devices, Mailbox mailbox) {
        realm.recovery()
                .policy(policy("PT24H"))
                .attribute("frontendUrl", server.baseUri().toString());
        TestUser alice = realm.user("alice").otp();
        Device thief = devices.platform();
        prove(thief, app, alice, mailbox);
        Mail held = mailbox.await(alice.email(), "get back into");
        URI link = held.text()
                .lines()
                .filter(line -> line.contains("not-me?token="))
                .map(line -> URI.create(line.substring(line.indexOf("http"))))
                .findFirst()
                .orElseThrow();
        Device owner = devices.plain();
        for (int i = 0; i < 3; i++) {
            owner.open(link);
            assertThat(owner.page().locator("#passkey-objection").getAttribute("data-step"))
                    .isEqualTo("ask");
        }
        owner.leave(() -> owner.page().locator("#passkey-confirm").click());
        assertThat(owner.page().locator("#passkey-objection").getAttribute("data-step"))
                .isEqualTo("done");
        owner.open(link);
        assertThat(owner.page().locator("#passkey-objection").getAttribute("data-step"))
                .isEqualTo("over");

        server.clock().advance(Duration.ofHours(25));
        RecoveryPage page = RecoveryPage.of(thief, app, "alice");
        page.choose("existing-factor").answer("password", alice.password());
        assertThat(page.step()).isEqualTo("list");
        assertThat(page.missing()).isEqualTo(1);
    }

    @Test
    void aSavedCodeIsGoodOnceAndTheNewOneIsShownAtTheEnd(TestRealm realm, App app, Devices devices) {
        realm.recovery().action("passkey-saved-codes").policy(AT_ONCE);
        TestUser alice = realm.user("alice");
        Device desk = devices.plain();
        new SignIn(app, desk).withPassword(alice, Map.of("kc_action", "passkey-saved-codes"));
        SavedCodesPage saved = new SavedCodesPage(desk);
        String code = saved.codes().get(6);
        saved.saved().check();
        saved.confirm().click();
        assertThat(new AppPage(desk).signedIn()).isTrue();

        Device laptop = devices.platform();
        RecoveryPage page = RecoveryPage.of(laptop, app, "alice");
        page.choose("saved-code").answer("code", code.toLowerCase(Locale.ROOT).replace("-", " "));
        page.end("passkey");
        new NudgePage(laptop).create().click();
        RecoveredPage recovered = new RecoveredPage(laptop);
        recovered.finish();
        assertThat(recovered.newCodes()).hasSize(1).doesNotContain(code);
        String next = recovered.newCodes().get(0);
        recovered.kept();
        assertThat(new AppPage(laptop).detail()).isEqualTo("alice");

        page = RecoveryPage.of(devices.plain(), app, "alice");
        page.choose("saved-code").answer("code", code);
        assertThat(page.error()).isEqualTo("wrong");
        page.answer("code", next);
        assertThat(page.proven()).containsExactly("saved-codes");
        assertThat(page.missing()).isEqualTo(1);
    }

    @Test
    void aMailServerThatIsAwayIsNotSeenAndAnotherWayWorks(TestRealm realm, App app, Devices devices) {
        realm.recovery().policy(AT_ONCE);
        // Nobody listens there: the port of a service that needs rights which tests do not have.
        realm.update(representation -> {
            Map<String, String> dead = new HashMap<>(representation.getSmtpServer());
            dead.put("port", "1");
            representation.setSmtpServer(dead);
        });
        TestUser alice = realm.user("alice");
        Device laptop = devices.platform();
        RecoveryPage page = RecoveryPage.of(laptop, app, "alice");
        page.choose("email-code");
        assertThat(page.step()).isEqualTo("answer");
        assertThat(page.error()).isEmpty();
        page.other().choose("existing-factor").answer("password", alice.password());
        assertThat(page.step()).isEqualTo("ending");
    }

    @Test
    void aPageThatWaitsForACodeOutlivesKeycloaksFiveMinutes(
            KeycloakServer server, TestRealm realm, App app, Devices devices, Mailbox mailbox) {
        realm.recovery().policy(AT_ONCE);
        TestUser alice = realm.user("alice");
        Device laptop = devices.platform();
        laptop.page().clock().install();
        RecoveryPage page = RecoveryPage.of(laptop, app, "alice");
        page.choose("email-code");
        for (int i = 0; i < 3; i++) {
            server.clock().advance(Duration.ofMinutes(3));
            laptop.page()
                    .waitForResponse(
                            response -> response.request().method().equals("POST"),
                            () -> laptop.page().clock().fastForward("02:01"));
        }
        laptop.page().clock().runFor(100);
        page.answer("code", RecoveryPage.code(mailbox.await(alice.email())));
        assertThat(page.step()).isEqualTo("ending");
    }

    @Test
    void anAccountThatOnlyAnIdentityProviderOpensNeedsTwoProofsAndOneWithoutAnythingNeedsOne(
            TestRealm realm, App app, Devices devices, Mailbox mailbox) {
        realm.recovery().policy(AT_ONCE);
        IdentityProviderRepresentation corp = new IdentityProviderRepresentation();
        corp.setAlias("corp");
        corp.setProviderId("oidc");
        corp.setConfig(Map.of("clientId", "c", "clientSecret", "s", "authorizationUrl", "http://localhost/auth"));
        realm.admin().identityProviders().create(corp).close();
        TestUser linked = realm.user("linked", user -> user.setCredentials(List.of()));
        FederatedIdentityRepresentation link = new FederatedIdentityRepresentation();
        link.setUserId("upstream");
        link.setUserName("upstream");
        linked.admin().addFederatedIdentity("corp", link).close();
        RecoveryPage page = RecoveryPage.of(devices.plain(), app, "linked");
        page.choose("email-code").answer("code", RecoveryPage.code(mailbox.await(linked.email())));
        assertThat(page.step()).isEqualTo("list");
        assertThat(page.missing()).isEqualTo(1);

        TestUser bare = realm.user("bare", user -> user.setCredentials(List.of()));
        page = RecoveryPage.of(devices.platform(), app, "bare");
        page.choose("email-code").answer("code", RecoveryPage.code(mailbox.await(bare.email())));
        assertThat(page.step()).isEqualTo("ending");
    }

    @Test
    void withoutTheActionAtItsEndNoRecoveryBegins(TestRealm realm, App app, Devices devices) {
        realm.recovery().policy(AT_ONCE);
        realm.admin().flows().removeRequiredAction("passkey-recovered");
        realm.user("alice");
        RecoveryPage page = RecoveryPage.of(devices.plain(), app, "alice");
        assertThat(page.methods()).isEmpty();
        assertThat(page.text()).contains("help desk");
    }

    @Test
    void beforeTheFirstProofAnUnknownNameLooksLikeAKnownOne(TestRealm realm, App app, Devices devices) {
        realm.recovery().policy(AT_ONCE);
        realm.user("alice").otp();
        assertThat(story(devices.plain(), app, "nobody")).isEqualTo(story(devices.plain(), app, "alice"));
    }

    private static String story(Device device, App app, String username) {
        RecoveryPage page = RecoveryPage.of(device, app, username);
        StringBuilder story = new StringBuilder(page.text());
        story.append(page.choose("email-code").text());
        for (int i = 0; i < 7; i++) {
            story.append(page.answer("code", "12345678").text());
        }
        story.append(page.other().choose("existing-factor").text());
        story.append(page.answer("password", "wrong").text());
        story.append(page.answer("otp", "123456").text());
        return story.toString();
    }

    private static void prove(Device device, App app, TestUser user, Mailbox mailbox) {
        RecoveryPage page = RecoveryPage.of(device, app, user.username());
        page.choose("existing-factor").answer("password", user.password());
        page.choose("email-code").answer("code", RecoveryPage.code(mailbox.await(user.email(), "code")));
    }

    private static String policy(String hold) {
        return TestPolicy.passwordSuffices(TestPolicy.of("offer"))
                .replaceFirst("\\{", "{\"recovery\": {\"hold\": \"" + hold + "\"}, ");
    }
}
