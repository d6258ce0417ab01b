package io.github.passkeyjourney.recovery.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.FactRows;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.SmsGateway;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.RecoveryPage;
import io.github.passkeyjourney.page.SavedCodesPage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Codes by text message: signed, retried, limited, and nowhere in the clear. */
@KeycloakTest
class SmsIT {

    @Tag("mariadb")
    @Test
    void aPhoneThatHasRestedGetsItsOwnerBackInAndNoNumberNorCodeIsWrittenDown(
            KeycloakServer server, TestRealm realm, App app, Devices devices, SmsGateway gateway) {
        long mark = server.log().mark();
        String number = TestContacts.number();
        TestUser alice = with(server, realm, app, devices, gateway, number);
        gateway.failing(number, 2);
        RecoveryPage page = RecoveryPage.of(devices.platform(), app, "alice");
        assertThat(page.methods()).contains("sms-code");
        page.choose("sms-code");
        assertThat(page.text()).doesNotContain(number.substring(number.length() - 2));
        String code = gateway.code(number, 2);
        assertThat(gateway.attempts(number)).hasSize(4);
        assertThat(gateway.attempts(number).stream()
                        .skip(1)
                        .map(SmsGateway.Message::id)
                        .distinct())
                .hasSize(1);
        assertThat(gateway.unsigned()).isEmpty();
        assertThat(page.answer("code", code.equals("11111111") ? "11111112" : "11111111")
                        .error())
                .isEqualTo("wrong");
        page.answer("code", code);
        assertThat(page.step()).isEqualTo("ending");

        FactRows rows = new FactRows(realm);
        assertThat(rows.query("SELECT METHOD, ROOT FROM PJ_PROOF WHERE REALM_ID = :realm"))
                .containsExactly("sms-code, phone");
        for (String secret :
                new String[] {number, number.substring(1), code, RecoveryPage.spaced(code), SmsGateway.SECRET}) {
            assertThat(server.log().since(mark)).doesNotContain(secret);
            assertThat(rows.query("SELECT COUNT(*), MIN(TYPE) FROM PJ_AUDIT WHERE REALM_ID = :realm AND CONTENT LIKE '%"
                            + secret + "%'"))
                    .containsExactly("0, null");
            assertThat(rows.query("SELECT COUNT(*), MIN(ID) FROM PJ_CODE WHERE REALM_ID = :realm AND SLOW_HASH LIKE '%"
                            + secret + "%'"))
                    .containsExactly("0, null");
            assertThat(realm.admin().getEvents())
                    .allSatisfy(event ->
                            assertThat(String.valueOf(event.getDetails())).doesNotContain(secret));
        }
        assertThat(alice.admin().toRepresentation().getAttributes()).isNullOrEmpty();
    }

    @Test
    void aTextMessageAndASavedCodeAreTwoProofs(
            KeycloakServer server, TestRealm realm, App app, Devices devices, SmsGateway gateway) {
        String number = TestContacts.number();
        TestUser alice = with(server, realm, app, devices, gateway, number);
        realm.action("passkey-saved-codes");
        Device desk = devices.plain();
        new SignIn(app, desk).withPassword(alice, Map.of("kc_action", "passkey-saved-codes"));
        SavedCodesPage saved = new SavedCodesPage(desk);
        String code = saved.codes().get(3);
        saved.saved().check();
        saved.confirm().click();
        new AppPage(desk);
        alice.otp();

        RecoveryPage page = RecoveryPage.of(devices.platform(), app, "alice");
        page.choose("sms-code").answer("code", gateway.code(number, 2));
        assertThat(page.proven()).containsExactly("phone");
        assertThat(page.missing()).isEqualTo(1);
        assertThat(page.methods()).doesNotContain("sms-code");
        page.choose("saved-code").answer("code", code);
        assertThat(page.step()).isEqualTo("ending");
    }

    @Test
    void row38AGatewayThatIsAwayIsNotSeenOpensNothingAndAnotherWayWorks(
            KeycloakServer server, TestRealm realm, App app, Devices devices, SmsGateway gateway) {
        String number = TestContacts.number();
        TestUser alice = with(server, realm, app, devices, gateway, number);
        gateway.dead(number);
        RecoveryPage page = RecoveryPage.of(devices.platform(), app, "alice");
        page.choose("sms-code");
        assertThat(page.step()).isEqualTo("answer");
        assertThat(page.error()).isEmpty();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(gateway.attempts(number)).hasSizeGreaterThanOrEqualTo(4));
        assertThat(page.answer("code", "00000000").error()).isEqualTo("wrong");
        page.other().choose("existing-factor").answer("password", alice.password());
        assertThat(page.step()).isEqualTo("ending");
    }

    @Test
    void row12BeyondTheLimitOfACountryNothingIsSentAndThePageIsTheSame(
            KeycloakServer server, TestRealm realm, App app, Devices devices, SmsGateway gateway) {
        String number = TestContacts.number();
        with(server, realm, app, devices, gateway, number);
        FactRows rows = new FactRows(realm);
        assertThat(rows.query("SELECT PREFIX, MESSAGES FROM PJ_SMS WHERE REALM_ID = :realm ORDER BY PREFIX"))
                .containsExactly("+, 1", "+49, 1");
        rows.change(
                "UPDATE PJ_SMS SET MESSAGES = 60, HOUR_START = HOUR_START + 262800000 WHERE REALM_ID = :realm AND PREFIX = '+49'");
        long mark = server.log().mark();
        RecoveryPage page = RecoveryPage.of(devices.platform(), app, "alice");
        page.choose("sms-code");
        assertThat(page.step()).isEqualTo("answer");
        assertThat(page.error()).isEmpty();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(server.log().since(mark)).contains("There were too many within the hour"));
        assertThat(gateway.to(number)).hasSize(1);
        server.clock().advance(Duration.ofHours(1));
        RecoveryPage.of(devices.platform(), app, "alice").choose("sms-code");
        gateway.code(number, 2);
    }

    @Test
    void row11ANameThatNobodyBearsLooksLikeOneWithAPhone(
            KeycloakServer server, TestRealm realm, App app, Devices devices, SmsGateway gateway) {
        with(server, realm, app, devices, gateway, TestContacts.number());
        assertThat(story(devices.platform(), app, "nobody")).isEqualTo(story(devices.platform(), app, "alice"));
    }

    private static String story(Device device, App app, String username) {
        RecoveryPage page = RecoveryPage.of(device, app, username);
        StringBuilder story = new StringBuilder(page.text());
        story.append(page.choose("sms-code").text());
        for (int i = 0; i < 6; i++) {
            story.append(page.answer("code", "12345678").text());
        }
        return story.toString();
    }

    private static TestUser with(
            KeycloakServer server, TestRealm realm, App app, Devices devices, SmsGateway gateway, String number) {
        TestUser alice = realm.recovery()
                .action("passkey-recovery-contacts")
                .policy(TestContacts.policy())
                .user("alice");
        TestContacts.add(app, devices.plain(), alice, "phone", number, () -> gateway.code(number, 1));
        server.clock().advance(Duration.ofHours(73));
        return alice;
    }
}
