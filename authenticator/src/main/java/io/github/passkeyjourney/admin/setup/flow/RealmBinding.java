package io.github.passkeyjourney.admin.setup.flow;

import io.github.passkeyjourney.platform.setup.SetupText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;

/** The realm itself, which runs a flow for sign-ins and another one for sign-ups. */
final class RealmBinding implements FlowBinding {

    private final RealmModel realm;
    private final boolean registration;

    private RealmBinding(RealmModel realm, boolean registration) {
        this.realm = realm;
        this.registration = registration;
    }

    static RealmBinding browser(RealmModel realm) {
        return new RealmBinding(realm, false);
    }

    static RealmBinding registration(RealmModel realm) {
        return new RealmBinding(realm, true);
    }

    @Override
    public String id() {
        return registration ? "registration-flow" : "browser-flow";
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public @Nullable AuthenticationFlowModel bound() {
        return registration ? realm.getRegistrationFlow() : realm.getBrowserFlow();
    }

    @Override
    public void bind(@Nullable AuthenticationFlowModel flow) {
        if (registration) {
            realm.setRegistrationFlow(Objects.requireNonNull(flow));
        } else {
            realm.setBrowserFlow(Objects.requireNonNull(flow));
        }
    }

    @Override
    public boolean afterSignIn() {
        return false;
    }

    @Override
    public SetupText text(@Nullable String source) {
        String name = source == null ? "-" : source;
        return registration
                ? SetupText.of("passkeySetup.registrationFlow", name)
                : SetupText.of("passkeySetup.browserFlow", name);
    }
}
