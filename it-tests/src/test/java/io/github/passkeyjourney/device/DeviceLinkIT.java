package io.github.passkeyjourney.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.microsoft.playwright.Page;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.FactRows;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.LoginPage;
import io.github.passkeyjourney.page.NudgePage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** From one browser to another, with a code that is read as a phone reads it. */
@KeycloakTest
class DeviceLinkIT {

    private static final Map<String, String> LINK = Map.of("kc_action", "passkey-device-link");

    @Test
    void thePhoneWhoseNumberIsTypedGetsAPasskeyAndNoSession(TestRealm realm, App app, Devices devices)
            throws Exception {
        TestUser alice =
                realm.listener("passkey-audit").policy(TestPolicy.of("observe")).user("alice");
        Device computer = devices.plain();
        new SignIn(app, computer).withPassword(alice, LINK);
        URI link = read(computer);
        assertAccessible(computer, "#passkey-device-link");

        // Whoever looks at links before people do changes nothing.
        for (String method : new String[] {"GET", "HEAD", "GET"}) {
            assertThat(send(method, link)).isEqualTo(200);
        }
        assertThat(send("GET", URI.create(link + "x"))).isEqualTo(400);

        Device stranger = devices.platform();
        String wrong = claim(stranger, link);
        Device phone = devices.platform();
        String number = claim(phone, link);
        assertThat(number).isNotEqualTo(wrong);
        assertAccessible(phone, "#passkey-link");

        // By itself the page says that a phone has come, and leaves what is being typed alone.
        computer.page().locator("#passkey-claimed > span:not([hidden])").waitFor();
        computer.page().locator("#passkey-number").fill(number);
        computer.page().locator("#passkey-number").press("Enter");
        computer.page()
                .locator("#passkey-device-link[data-step='confirmed'], #passkey-device-link[data-step='started']")
                .waitFor();
        new NudgePage(phone).create().click();
        phone.page().locator("#passkey-link[data-step='done']").waitFor();
        stranger.page().locator("#passkey-link[data-step='invalid']").waitFor();

        computer.page().locator("#passkey-device-link[data-step='done']").waitFor();
        assertThat(computer.page().locator("#passkey-device-link").innerText())
                .contains(alice.passkeys().get(0).getUserLabel());
        computer.page().locator("#passkey-continue").click();
        assertThat(new AppPage(computer).signedIn()).isTrue();
        assertThat(alice.passkeys()).hasSize(1);
        assertThat(alice.admin().getUserSessions()).as("the computer's").hasSize(1);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(new FactRows(realm)
                                .query("SELECT COUNT(*), MIN(USER_ID) FROM PJ_AUDIT WHERE REALM_ID = :realm AND TYPE ="
                                        + " 'passkey-enrolled' AND CONTENT LIKE '%\"origin\":\"device-link\"%'"))
                        .containsExactly("1, " + alice.id()));

        // The link is spent, on the phone that used it as anywhere else.
        assertThat(send("POST", link)).isEqualTo(400);
        phone.page().reload();
        phone.page().locator("#passkey-link[data-step='done']").waitFor();
        phone.page().navigate(link.toString());
        phone.page().locator("#passkey-link[data-step='invalid']").waitFor();
        // It was given a passkey and nothing else; with that it signs in.
        phone.open(app.signIn());
        assertThat(new AppPage(phone).signedIn()).isTrue();
        assertThat(alice.admin().getUserSessions()).hasSize(2);
    }

    @Test
    void aWrongNumberAWaitAndALogoutEachEndIt(KeycloakServer server, TestRealm realm, App app, Devices devices)
            throws Exception {
        TestUser alice = realm.policy(TestPolicy.of("observe")).user("alice");
        Device computer = devices.plain();
        new SignIn(app, computer).withPassword(alice, LINK);
        URI first = read(computer);
        Device phone = devices.platform();
        String number = claim(phone, first);
        computer.page().locator("#passkey-number").fill(number.equals("555") ? "556" : "555");
        computer.page().locator("#passkey-confirm").click();
        computer.page().locator("#passkey-device-link[data-end='wrong-number']").waitFor();
        phone.page().locator("#passkey-link[data-step='invalid']").waitFor();
        assertAccessible(computer, "#passkey-device-link");

        // The phone's holder does not want it after all.
        computer.page().locator("#passkey-again").click();
        URI second = read(computer);
        assertThat(second).isNotEqualTo(first);
        type(computer, claim(phone, second));
        new NudgePage(phone).skip().click();
        phone.page().locator("#passkey-link[data-step='declined']").waitFor();
        computer.page().locator("#passkey-device-link[data-end='declined']").waitFor();

        // Signed out at the computer before the phone goes on: no scripts there, so its button does it.
        computer.page().locator("#passkey-again").click();
        URI third = read(computer);
        computer.page().locator("#passkey-cancel").click();
        new AppPage(computer);
        assertThat(send("GET", third)).as("cancelled").isEqualTo(400);
        computer.open(app.signIn(LINK));
        URI fourth = read(computer);
        phone.context().route("**/device-link.js", route -> route.abort());
        String shown = claim(phone, fourth);
        type(computer, shown);
        alice.admin().logout();
        phone.page().locator("#passkey-confirm").click();
        phone.page().locator("#passkey-link[data-step='invalid']").waitFor();

        // That computer's page finds out by itself and leaves; this is another one.
        Device later = devices.plain();
        new SignIn(app, later).withPassword(alice, LINK);
        URI fifth = read(later);
        shown = claim(phone, fifth);
        phone.page().locator("#passkey-confirm").click();
        assertThat(phone.page().locator("#passkey-number").innerText())
                .as("too early")
                .isEqualTo(shown);
        server.clock().advance(Duration.ofMinutes(5).plusSeconds(1));
        phone.page().locator("#passkey-confirm").click();
        phone.page().locator("#passkey-link[data-step='invalid']").waitFor();
        assertThat(send("GET", fifth)).isEqualTo(400);
        assertThat(alice.passkeys()).isEmpty();
    }

    @Test
    void anotherUsersSessionNeitherGivesNorTakesAnything(TestRealm realm, App app, Devices devices) throws Exception {
        TestUser alice = realm.policy(TestPolicy.of("observe")).user("alice");
        TestUser bob = realm.user("bob");
        Device computer = devices.plain();
        new SignIn(app, computer).withPassword(alice, LINK);
        Device others = devices.plain();
        new SignIn(app, others).withPassword(bob, LINK);
        URI link = read(computer);
        // The phone is somebody else's, who is signed in there.
        Device phone = devices.platform();
        new SignIn(app, phone).withPassword(bob);
        assertThat(new AppPage(phone).detail()).isEqualTo("bob");

        // What the phone shows for the one is a wrong number for the other.
        String number = claim(phone, link);
        type(others, number);
        others.page().locator("#passkey-device-link[data-end='wrong-number']").waitFor();
        type(computer, number);
        new NudgePage(phone).create().click();
        phone.page().locator("#passkey-link[data-step='done']").waitFor();
        assertThat(alice.passkeys()).hasSize(1);
        assertThat(bob.passkeys()).isEmpty();
        phone.open(app.signIn());
        assertThat(new AppPage(phone).detail()).as("as before").isEqualTo("bob");
    }

    /** As somebody who has stolen the password would, to get a key of his own. */
    @Test
    void whoHasNotShownTheStrongestFactorShowsNoCode(TestRealm realm, App app, Devices devices) {
        TestUser alice = realm.policy(TestPolicy.of("offer")).user("alice");
        Device own = devices.platform();
        new SignIn(app, own).withPassword(alice);
        new NudgePage(own).create().click();
        new AppPage(own);

        Device thief = devices.plain();
        thief.open(app.signIn(LINK));
        new LoginPage(thief).signIn(alice);
        thief.page().locator("body[data-page-id='login-passkey-guard']").waitFor();
        assertThat(thief.page().locator("#passkey-code").count()).isZero();
    }

    /** Reads the code off the page, as a camera would. */
    private static URI read(Device computer) throws IOException, NotFoundException {
        computer.page()
                .locator("#passkey-device-link[data-step='open'], #passkey-device-link[data-step='claimed']")
                .waitFor();
        byte[] seen = computer.page().locator("#passkey-code").screenshot();
        BinaryBitmap bitmap = new BinaryBitmap(
                new HybridBinarizer(new BufferedImageLuminanceSource(ImageIO.read(new ByteArrayInputStream(seen)))));
        return URI.create(new QRCodeMultiReader().decodeMultiple(bitmap)[0].getText());
    }

    private static String claim(Device phone, URI link) {
        Page page = phone.page();
        page.navigate(link.toString());
        page.locator("#passkey-link[data-step='ask']").waitFor();
        page.locator("#passkey-confirm").click();
        page.locator("#passkey-link[data-step='wait']").waitFor();
        return page.locator("#passkey-number").innerText();
    }

    private static void type(Device computer, String number) {
        computer.page().locator("#passkey-number").fill(number);
        computer.page().locator("#passkey-confirm").click();
        computer.page()
                .locator("#passkey-device-link:not([data-step='open']):not([data-step='claimed'])")
                .waitFor();
    }

    private static int send(String method, URI address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static void assertAccessible(Device device, String part) {
        assertThat(new AxeBuilder(device.page()).include(part).analyze().getViolations())
                .isEmpty();
    }
}
