package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.lifecycle.store.PasskeyRecord;
import io.github.passkeyjourney.lifecycle.store.PasskeyRecords;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.Passkeys;
import io.github.passkeyjourney.policy.Expiry;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.WebAuthnCredentialProvider;
import org.keycloak.credential.WebAuthnPasswordlessCredentialProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/** The inventory from Keycloak's credentials, for what Keycloak keeps, and from PJ_PASSKEY for the rest. */
final class StoredPasskeys implements PasskeyInventory {

    private final KeycloakSession session;
    private final Clock clock = new KeycloakClock();

    StoredPasskeys(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public List<Passkey> list(RealmModel realm, UserModel user) {
        List<CredentialModel> credentials = user.credentialManager()
                .getStoredCredentialsStream()
                .filter(credential -> Passkeys.isType(credential.getType()))
                .sorted(Comparator.comparing(
                        CredentialModel::getCreatedDate, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        if (credentials.isEmpty()) {
            return List.of();
        }
        Map<String, PasskeyRecord> records = new PasskeyRecords(session).of(realm.getId(), user.getId());
        Expiry expiry = new ExpiryRules(session).of(realm, user);
        Instant now = clock.instant();
        return credentials.stream()
                .map(credential -> passkey(credential, records.get(credential.getId()), expiry, now))
                .toList();
    }

    @Override
    public boolean isLastWayIn(RealmModel realm, UserModel user, String credentialId) {
        return !new OtherWaysIn(session).mayGo(realm, user, credentialId, OtherWaysIn.known(user));
    }

    @Override
    public SuspensionOutcome lost(RealmModel realm, UserModel user, String credentialId, boolean everySession) {
        return new LostDevice(session).report(realm, user, credentialId, everySession);
    }

    @Override
    public SuspensionOutcome undo(RealmModel realm, UserModel user, String credentialId) {
        return new LostDevice(session).undo(realm, user, credentialId);
    }

    private Passkey passkey(CredentialModel credential, @Nullable PasskeyRecord row, Expiry expiry, Instant now) {
        PasskeyRecord known = row == null ? PasskeyRecord.NOTHING : row;
        PasskeyFacts facts = known.facts(credential);
        String aaguid = WebAuthnCredentialModel.createFromCredentialModel(credential)
                .getWebAuthnCredentialData()
                .getAaguid();
        return new Passkey(
                credential.getId(),
                credential.getUserLabel(),
                aaguid,
                aaguid == null ? null : metadata().getMetadataService().getAuthenticatorProvider(aaguid),
                facts.createdAt(),
                known.lastUsedAt(),
                known.backupEligible(),
                known.backedUp(),
                known.attachment(),
                known.platform(),
                facts.decide(expiry, now).state(),
                known.suspension(),
                facts.expiresAt(expiry));
    }

    private WebAuthnCredentialProvider metadata() {
        return (WebAuthnCredentialProvider) session.getProvider(
                CredentialProvider.class, WebAuthnPasswordlessCredentialProviderFactory.PROVIDER_ID);
    }
}
