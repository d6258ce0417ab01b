package io.github.passkeyjourney.admin.setup.realm;

import io.github.passkeyjourney.platform.setup.SetupChange;
import io.github.passkeyjourney.platform.setup.SetupNote;
import io.github.passkeyjourney.platform.setup.SetupPlan;
import io.github.passkeyjourney.platform.setup.SetupState;
import io.github.passkeyjourney.platform.setup.SetupText;
import io.github.passkeyjourney.platform.setup.SetupUndone;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.WebAuthnPolicy;

/**
 * Turns passkeys on at the login page, discoverable and with the user verified. Only the settings that differ are touched, as
 * the attributes that Keycloak keeps them in: written as a whole, the policy would leave each of Keycloak's defaults behind
 * for good. What decides where a passkey works, the relying party, stays the admin's.
 */
final class PasskeyPolicyChange implements SetupChange {

    static final String ID = "passkey-policy";

    private static final String ENABLED = "webAuthnPolicyPasskeysEnabled" + Constants.WEBAUTHN_PASSWORDLESS_PREFIX;
    private static final String DISCOVERABLE = "webAuthnPolicyResidentKey" + Constants.WEBAUTHN_PASSWORDLESS_PREFIX;
    private static final String VERIFIED =
            "webAuthnPolicyUserVerificationRequirement" + Constants.WEBAUTHN_PASSWORDLESS_PREFIX;
    private static final String ONE_EACH =
            "webAuthnPolicyAvoidSameAuthenticatorRegister" + Constants.WEBAUTHN_PASSWORDLESS_PREFIX;

    private static final String BEFORE = "before.";
    private static final String AFTER = "after.";

    private final RealmModel realm;

    PasskeyPolicyChange(RealmModel realm) {
        this.realm = realm;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public SetupPlan plan(@Nullable SetupNote note) {
        SetupText text = SetupText.of("passkeySetup.passkeyPolicy");
        if (note == null) {
            return new SetupPlan(missing().isEmpty() ? SetupState.DONE : SetupState.TO_DO, text);
        }
        return left(note).entrySet().stream().allMatch(entry -> isStill(entry.getKey(), entry.getValue()))
                ? new SetupPlan(SetupState.DONE, text)
                : new SetupPlan(SetupState.CHANGED_BY_HAND, SetupText.of("passkeySetup.changed.passkeyPolicy"));
    }

    @Override
    public SetupNote apply() {
        Map<String, String> values = new HashMap<>();
        missing().forEach((attribute, value) -> {
            String before = realm.getAttribute(attribute);
            if (before != null) {
                values.put(BEFORE + attribute, before);
            }
            values.put(AFTER + attribute, value);
            realm.setAttribute(attribute, value);
        });
        return new SetupNote(values);
    }

    @Override
    public SetupUndone undo(SetupNote note) {
        boolean all = true;
        for (Map.Entry<String, String> left : left(note).entrySet()) {
            if (isStill(left.getKey(), left.getValue())) {
                restore(left.getKey(), note.get(BEFORE + left.getKey()));
            } else {
                all = false;
            }
        }
        return all
                ? SetupUndone.undone(SetupText.of("passkeySetup.passkeyPolicy"))
                : SetupUndone.kept(SetupText.of("passkeySetup.kept.passkeyPolicy"));
    }

    /** Whether undoing this would turn passkeys off. */
    boolean wouldTurnOff(SetupNote note) {
        return left(note).containsKey(ENABLED) && isStill(ENABLED, "true");
    }

    private void restore(String attribute, @Nullable String before) {
        if (before == null) {
            realm.removeAttribute(attribute);
        } else {
            realm.setAttribute(attribute, before);
        }
    }

    private boolean isStill(String attribute, String value) {
        return value.equals(realm.getAttribute(attribute));
    }

    private static Map<String, String> left(SetupNote note) {
        Map<String, String> left = new LinkedHashMap<>();
        note.values().forEach((key, value) -> {
            if (key.startsWith(AFTER)) {
                left.put(key.substring(AFTER.length()), value);
            }
        });
        return left;
    }

    private Map<String, String> missing() {
        WebAuthnPolicy policy = realm.getWebAuthnPolicyPasswordless();
        Map<String, String> missing = new LinkedHashMap<>();
        if (!Boolean.TRUE.equals(policy.isPasskeysEnabled())) {
            missing.put(ENABLED, "true");
        }
        if (!Constants.WEBAUTHN_POLICY_OPTION_REQUIRED.equals(policy.getResidentKey())) {
            missing.put(DISCOVERABLE, Constants.WEBAUTHN_POLICY_OPTION_REQUIRED);
        }
        if (!Constants.WEBAUTHN_POLICY_OPTION_REQUIRED.equals(policy.getUserVerificationRequirement())) {
            missing.put(VERIFIED, Constants.WEBAUTHN_POLICY_OPTION_REQUIRED);
        }
        if (!policy.isAvoidSameAuthenticatorRegister()) {
            missing.put(ONE_EACH, "true");
        }
        return missing;
    }
}
