package io.github.passkeyjourney.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.passkeyjourney.harness.AdminApi;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.Mailbox;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.NudgePage;
import io.github.passkeyjourney.page.RecoveredPage;
import io.github.passkeyjourney.page.RecoveryPage;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.CredentialRepresentation;

/** Whoever has nothing left is let in by two people who have made sure who he is. */
@KeycloakTest
class HelpdeskIT {

    @Tag("mariadb")
    @Test
    void somebodyWhosePhoneIsGoneGetsInByAPassThatTwoPeopleStandForAndWithoutAWait(
            KeycloakServer server, TestRealm realm, App app, Devices devices, Mailbox mailbox) {
        realm.recovery().policy(TestPolicy.passwordSuffices(TestPolicy.of("offer")));
        TestUser alice = realm.user("alice");
        Device lost = devices.platform();
        new SignIn(app, lost).withPassword(alice);
        new NudgePage(lost).create().click();
        assertThat(new AppPage(lost).signedIn()).isTrue();
        alice.admin().credentials().stream()
                .filter(credential -> credential.getType().equals(CredentialRepresentation.PASSWORD))
                .forEach(password -> alice.admin().removeCredential(password.getId()));
        String old = alice.passkeys().get(0).getId();
        Helpdesk helpdesk = Helpdesk.of(realm);

        Device laptop = devices.platform();
        RecoveryPage page = RecoveryPage.of(laptop, app, "alice");
        page.choose("access-pass");
        String supportCode = page.shown();
        assertThat(supportCode).matches("\\d{4} \\d{4}");
        laptop.page().reload();
        assertThat(new RecoveryPage(laptop).choose("access-pass").shown()).isEqualTo(supportCode);
        JsonNode asked = Helpdesk.ok(200, helpdesk.call("GET", "cases", "helen", ""));
        assertThat(asked.at("/cases/0/user/username").asText()).isEqualTo("alice");
        assertThat(asked.at("/cases/0/supportCodeVerified").asBoolean()).isFalse();

        String caseId = helpdesk.open("alice", supportCode);
        JsonNode opened = Helpdesk.ok(200, helpdesk.call("GET", "cases/" + caseId, "helen", ""));
        assertThat(opened.path("supportCodeVerified").asBoolean()).isTrue();
        assertThat(opened.path("checklist").toString()).isEqualTo("[\"call-back\",\"staff-id\",\"manager\"]");
        assertThat(mailbox.await(alice.email(), "help desk works").text()).contains("alice");
        Helpdesk.refused(
                400,
                helpdesk.call(
                        "POST",
                        "access-passes",
                        "helen",
                        "{\"case\": \"" + caseId + "\", \"checked\": [\"call-back\"]}"),
                "staff-id");
        String passId = helpdesk.issue(caseId);
        assertThat(mailbox.await("anton@" + realm.name() + ".test", "decision").text())
                .contains("helen", "alice", passId);
        mailbox.await(alice.email(), "access pass for your account");
        Helpdesk.refused(409, helpdesk.reveal(passId, "helen"), "pending");
        Helpdesk.ok(200, helpdesk.approve(passId, "anton"));
        String pass =
                Helpdesk.ok(200, helpdesk.reveal(passId, "helen")).path("pass").asText();
        assertThat(pass).matches("(\\d{4} ){4}\\d{4}");
        Helpdesk.refused(409, helpdesk.reveal(passId, "helen"), "only once");

        page.answer("code", "1111 1111 1111 1111 1111");
        assertThat(page.error()).isEqualTo("wrong");
        assertThat(page.shown()).isEqualTo(supportCode);
        page.answer("code", pass);
        assertThat(page.step()).isEqualTo("ending");
        page.end("passkey");
        new NudgePage(laptop).create().click();
        RecoveredPage recovered = new RecoveredPage(laptop);
        recovered.lost(old).finish();
        assertThat(new AppPage(laptop).detail()).isEqualTo("alice");
        AdminApi api = new AdminApi(server);
        JsonNode report = api.json(realm.name(), "insights/recovery").at("/total");
        assertThat(report.at("/measures/assisted").asInt()).isEqualTo(1);
        assertThat(report.at("/rates/selfService/numerator").asInt()).isZero();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(api.json(realm.name(), "users/" + alice.id() + "/timeline")
                                .findValuesAsText("type"))
                        .contains("case-opened", "access-pass-changed", "approval-decided", "recovery-ended"));
        assertThat(Helpdesk.ok(200, helpdesk.call("GET", "cases/" + caseId, "helen", ""))
                        .at("/accessPasses/0/state")
                        .asText())
                .isEqualTo("redeemed");
    }

    @Test
    void aCaseThatTheHelpdeskOpensWaitsForTheSupportCodeOfTheUser(TestRealm realm, App app, Devices devices) {
        realm.recovery().policy(TestPolicy.of("offer"));
        realm.user("alice");
        Helpdesk helpdesk = Helpdesk.of(realm);
        JsonNode opened = Helpdesk.ok(201, helpdesk.call("POST", "cases", "helen", "{\"username\": \"alice\"}"));
        assertThat(opened.path("openedBy").asText()).isEqualTo("helpdesk");
        String caseId = opened.path("id").asText();
        Helpdesk.refused(409, helpdesk.tryIssue(caseId, "helen"), "support code");
        assertThat(Helpdesk.ok(200, helpdesk.call("POST", "cases", "helen", "{\"username\": \"alice\"}"))
                        .path("id")
                        .asText())
                .isEqualTo(caseId);

        RecoveryPage page = RecoveryPage.of(devices.plain(), app, "alice");
        page.choose("access-pass");
        Helpdesk.refused(
                400,
                helpdesk.call("POST", "cases", "helen", "{\"username\": \"alice\", \"supportCode\": \"00000000\"}"),
                "page of this user");
        JsonNode verified = Helpdesk.ok(
                200,
                helpdesk.call(
                        "POST",
                        "cases",
                        "helen",
                        "{\"username\": \"alice\", \"supportCode\": \"" + page.shown() + "\"}"));
        assertThat(verified.path("id").asText()).isEqualTo(caseId);
        assertThat(verified.path("supportCodeVerified").asBoolean()).isTrue();
        String passId = helpdesk.issue(caseId);
        Helpdesk.ok(200, helpdesk.call("POST", "access-passes/" + passId + "/reject", "anton", ""));
        Helpdesk.refused(409, helpdesk.reveal(passId, "helen"), "rejected");
    }

    @Test
    void aPassEndsWithItsTimeWhenItIsTakenBackAndWhenAnotherOneIsAskedFor(
            KeycloakServer server, TestRealm realm, App app, Devices devices) {
        realm.recovery().policy(TestPolicy.of("offer").replaceFirst("\\{", """
                {"recovery": {"methods": {"access-pass": {"lifetime": "PT1M", "fourEyes": false}}},"""));
        realm.user("alice");
        Helpdesk helpdesk = Helpdesk.of(realm);
        RecoveryPage page = RecoveryPage.of(devices.platform(), app, "alice");
        page.choose("access-pass");
        String caseId = helpdesk.open("alice", page.shown());
        String first = helpdesk.issue(caseId);
        String firstPass =
                Helpdesk.ok(200, helpdesk.reveal(first, "helen")).path("pass").asText();
        String second = helpdesk.issue(caseId);
        page.answer("code", firstPass);
        assertThat(page.error()).as("replaced").isEqualTo("wrong");

        String secondPass =
                Helpdesk.ok(200, helpdesk.reveal(second, "helen")).path("pass").asText();
        Helpdesk.ok(200, helpdesk.call("DELETE", "access-passes/" + second, "helen", ""));
        page.answer("code", secondPass);
        assertThat(page.error()).as("taken back").isEqualTo("wrong");

        String third = helpdesk.issue(caseId);
        String thirdPass =
                Helpdesk.ok(200, helpdesk.reveal(third, "helen")).path("pass").asText();
        server.clock().advance(Duration.ofMinutes(2));
        page.answer("code", thirdPass);
        assertThat(page.error()).as("too late").isEqualTo("wrong");
        assertThat(Helpdesk.ok(200, helpdesk.call("GET", "cases/" + caseId, "helen", ""))
                        .path("accessPasses")
                        .findValuesAsText("state"))
                .containsExactlyInAnyOrder("withdrawn", "withdrawn", "expired");
    }
}
