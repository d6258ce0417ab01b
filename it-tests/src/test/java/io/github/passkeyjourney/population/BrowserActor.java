package io.github.passkeyjourney.population;

import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.LoginPage;
import io.github.passkeyjourney.page.NudgePage;
import java.util.Map;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Plays the {@link Story}s at real pages. */
final class BrowserActor {
    private final TestRealm realm;
    private final App app;
    private final Devices devices;

    BrowserActor(TestRealm realm, App app, Devices devices) {
        this.realm = realm;
        this.app = app;
        this.devices = devices;
    }

    void play(Person person, Story story) {
        try (Device device = devices.platform()) {
            play(person, story, device);
        }
    }

    private void play(Person person, Story story, Device device) {
        switch (story) {
            case SKIP_TWICE -> {
                skip(person, device);
                skip(person, device);
            }
            case ENROLL_AND_USE, MUST_ENROLL -> {
                enroll(person, device);
                usePasskey(device);
            }
            case ENROLL_AND_AUTOFILL -> {
                enroll(person, device);
                device.forgetSession().open(app.signIn());
                new AppPage(device);
            }
            case FAIL_THEN_SKIP -> {
                device.platform().userVerified(false);
                password(person, device);
                device.leave(() -> new NudgePage(device).create().click());
                device.page().locator("#passkey-error[data-code='cancelled']").waitFor();
                new NudgePage(device).skip().click();
                new AppPage(device);
            }
            case ENROLL_THEN_PASSWORD -> {
                enroll(person, device);
                device.platform().presence(false);
                password(person, device);
                new AppPage(device);
            }
            case ENROLL_THEN_CLOSE_DIALOG -> {
                enroll(person, device);
                failAtDialog(person, device, "NotAllowedError");
            }
            case ENROLL_THEN_BROKEN_DIALOG -> {
                enroll(person, device);
                failAtDialog(person, device, "SecurityError");
            }
            case ENROLL_THEN_ELSEWHERE -> {
                enroll(person, device);
                try (Device other = devices.platform()) {
                    skip(person, other);
                }
            }
            case ENROLL_TWICE -> {
                enroll(person, device);
                try (Device other = devices.platform()) {
                    enroll(person, other);
                }
            }
            case ENROLL_THEN_REMOVE -> {
                enroll(person, device);
                device.open(app.signIn(Map.of("kc_action", "delete_credential:" + passkey(person))));
                device.page().locator("#kc-accept").click();
                new AppPage(device);
                device.platform().remove(device.platform().passkeys().get(0));
                skip(person, device);
            }
            case ENROLL_UNASKED -> {
                password(person, device);
                new AppPage(device);
                device.open(app.signIn(Map.of("kc_action", "passkey-enroll")));
                new NudgePage(device).create().click();
                new AppPage(device);
                usePasskey(device);
            }
        }
    }

    private void password(Person person, Device device) {
        new SignIn(app, device).withPassword(person.name());
    }

    private void skip(Person person, Device device) {
        password(person, device);
        new NudgePage(device).skip().click();
        new AppPage(device);
    }

    private void enroll(Person person, Device device) {
        password(person, device);
        new NudgePage(device).create().click();
        new AppPage(device);
    }

    private void usePasskey(Device device) {
        device.platform().presence(false);
        device.forgetSession().open(app.signIn());
        LoginPage login = new LoginPage(device);
        device.platform().presence(true);
        login.passkeyButton().click();
        new AppPage(device);
    }

    /** The browser's answer is simulated: no virtual authenticator closes its dialog. */
    private void failAtDialog(Person person, Device device, String error) {
        device.platform().presence(false);
        device.forgetSession().open(app.signIn());
        LoginPage login = new LoginPage(device);
        device.page()
                .evaluate(
                        "name => { navigator.credentials.get = () =>"
                                + " Promise.reject(new DOMException('simulated', name)); }",
                        error);
        device.leave(() -> login.passkeyButton().click());
        new LoginPage(device).signIn(person.name(), TestRealm.PASSWORD);
        new AppPage(device);
    }

    private String passkey(Person person) {
        UserRepresentation user =
                realm.admin().users().searchByUsername(person.name(), true).get(0);
        return realm.admin().users().get(user.getId()).credentials().stream()
                .filter(credential -> credential.getType().equals("webauthn-passwordless"))
                .map(CredentialRepresentation::getId)
                .findFirst()
                .orElseThrow();
    }
}
