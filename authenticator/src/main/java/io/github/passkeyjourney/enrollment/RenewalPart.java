package io.github.passkeyjourney.enrollment;

import io.github.passkeyjourney.lifecycle.ExpiryRules;
import io.github.passkeyjourney.lifecycle.Renewal;
import io.github.passkeyjourney.policy.Expiry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.common.util.Base64Url;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/**
 * What the page that creates a passkey tells of the one that is renewed.
 *
 * @param duty whether the sign-in cannot go on without the new one
 * @param replaces whether the old one goes once the new one is stored
 * @param label the name of the old one
 * @param day when it is too old, in the reader's language; empty for never
 * @param exclude those that the authenticator must not hold already, as Keycloak's page has them
 */
record RenewalPart(boolean duty, boolean replaces, String label, String day, String exclude) {

    /** Null where nothing is renewed. */
    static @Nullable RenewalPart of(RequiredActionContext context) {
        Renewal renewal = new Renewal(context.getAuthenticationSession());
        String renewed = renewal.passkey().orElse(null);
        if (renewed == null) {
            return null;
        }
        Optional<CredentialModel> old =
                Optional.ofNullable(context.getUser().credentialManager().getStoredCredentialById(renewed));
        return new RenewalPart(
                renewal.isDuty(),
                renewal.replaceable().isPresent(),
                old.map(CredentialModel::getUserLabel)
                        .filter(label -> !label.isBlank())
                        .orElse("Passkey"),
                old.map(credential -> day(context, credential)).orElse(""),
                exclude(context, renewal.isDuty() ? null : renewed));
    }

    /** By its age alone: being used, it is not idle. */
    private static String day(RequiredActionContext context, CredentialModel credential) {
        Instant made = Instant.ofEpochMilli(Objects.requireNonNullElse(credential.getCreatedDate(), 0L));
        Expiry expiry = new ExpiryRules(context.getSession()).of(context.getRealm(), context.getUser());
        if (expiry.maxAge() == null) {
            return "";
        }
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(context.getSession().getContext().resolveLocale(context.getUser()))
                .withZone(ZoneOffset.UTC)
                .format(made.plus(expiry.maxAge()));
    }

    /**
     * All others: where the old one is, the new one may be. Where the account hangs on passkeys that have expired, any may be
     * renewed.
     */
    private static String exclude(RequiredActionContext context, @Nullable String renewed) {
        if (renewed == null
                || !context.getRealm().getWebAuthnPolicyPasswordless().isAvoidSameAuthenticatorRegister()) {
            return "";
        }
        return context.getUser()
                .credentialManager()
                .getStoredCredentialsByTypeStream(WebAuthnCredentialModel.TYPE_PASSWORDLESS)
                .filter(credential -> !credential.getId().equals(renewed))
                .map(credential -> WebAuthnCredentialModel.createFromCredentialModel(credential)
                        .getWebAuthnCredentialData()
                        .getCredentialId())
                .map(Base64Url::encodeBase64ToBase64Url)
                .collect(Collectors.joining(","));
    }
}
