package io.github.passkeyjourney.lifecycle.store;

import io.github.passkeyjourney.audit.event.BackupEligibilityChanged;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.audit.event.PasskeyUsed;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.store.behaviour.FactProjection;
import io.github.passkeyjourney.platform.store.PlainSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.WebAuthnCredentialProvider;
import org.keycloak.credential.WebAuthnPasswordlessCredentialProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.models.credential.dto.WebAuthnCredentialData;

/**
 * Writes the last use of each passkey behind the request. A passkey that is older than this product gets its row here; a
 * backup-eligible flag that has changed goes on record.
 */
final class PasskeyProjection implements FactProjection {

    private static final int ROWS_AT_ONCE = 500;

    private final KeycloakSession session;

    PasskeyProjection(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void apply(List<RecordedFact> batch) {
        // Sorted, so that two servers lock rows in the same order.
        Map<String, RecordedFact> latest = new TreeMap<>();
        Set<String> verified = new HashSet<>();
        for (RecordedFact recorded : batch) {
            if (recorded.fact() instanceof PasskeyUsed used) {
                latest.merge(used.credentialId(), recorded, PasskeyProjection::later);
                if (used.userVerified()) {
                    verified.add(used.credentialId());
                }
            }
        }
        if (latest.isEmpty()) {
            return;
        }
        PlainSql sql = new PlainSql(session);
        PasskeyTable table = new PasskeyTable(sql.table(PasskeyTable.NAME));
        Map<String, Known> known = known(sql, table, List.copyOf(latest.keySet()));
        List<@Nullable Object[]> uses = new ArrayList<>();
        List<@Nullable Object[]> proofs = new ArrayList<>();
        List<@Nullable Object[]> first = new ArrayList<>();
        latest.forEach((credentialId, recorded) -> {
            PasskeyUsed used = (PasskeyUsed) recorded.fact();
            Known before = known.get(credentialId);
            if (before == null) {
                firstUse(recorded, used).map(PasskeyTable::values).ifPresent(first::add);
                return;
            }
            if (before.unproven && verified.contains(credentialId)) {
                proofs.add(new @Nullable Object[] {false, credentialId, true});
            }
            if (before.eligible != null && before.eligible != used.backupEligible()) {
                session.getProvider(FactRecorder.class)
                        .record(
                                recorded.circumstances(),
                                new BackupEligibilityChanged(credentialId, used.backupEligible()));
            }
            long at = recorded.occurredAt().toEpochMilli();
            Circumstances circumstances = recorded.circumstances();
            uses.add(new @Nullable Object[] {
                circumstances.platform().id(),
                circumstances.browser().id(),
                circumstances.cohort(),
                at,
                used.backupEligible(),
                used.backedUp(),
                used.userVerified(),
                credentialId,
                at
            });
        });
        sql.updateEach(table.use(), uses);
        sql.updateEach(table.prove(), proofs);
        sql.updateEach(table.insert(), first);
    }

    private static Map<String, Known> known(PlainSql sql, PasskeyTable table, List<String> credentialIds) {
        Map<String, Known> known = new HashMap<>();
        for (int from = 0; from < credentialIds.size(); from += ROWS_AT_ONCE) {
            List<String> some = credentialIds.subList(from, Math.min(from + ROWS_AT_ONCE, credentialIds.size()));
            sql.all(
                            table.known(some.size()),
                            row -> Map.entry(row.getString(1), new Known(flag(row, 2), row.getBoolean(3))),
                            some.toArray())
                    .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
        }
        return known;
    }

    private static @Nullable Boolean flag(ResultSet row, int column) throws SQLException {
        boolean flag = row.getBoolean(column);
        return row.wasNull() ? null : flag;
    }

    /** Nothing for a passkey that was removed since. */
    private Optional<PasskeyRow> firstUse(RecordedFact recorded, PasskeyUsed used) {
        Circumstances circumstances = recorded.circumstances();
        RealmModel realm = session.realms().getRealm(circumstances.realmId());
        if (realm == null || circumstances.userId() == null) {
            return Optional.empty();
        }
        // Keycloak's cache of users looks there for the realm.
        session.getContext().setRealm(realm);
        UserModel user = session.users().getUserById(realm, circumstances.userId());
        return user == null
                ? Optional.empty()
                : user.credentialManager()
                        .getStoredCredentialsByTypeStream(WebAuthnCredentialModel.TYPE_PASSWORDLESS)
                        .filter(credential -> credential.getId().equals(used.credentialId()))
                        .findFirst()
                        .map(credential -> row(recorded, used, credential));
    }

    private PasskeyRow row(RecordedFact recorded, PasskeyUsed used, CredentialModel credential) {
        Circumstances circumstances = recorded.circumstances();
        WebAuthnCredentialData data =
                WebAuthnCredentialModel.createFromCredentialModel(credential).getWebAuthnCredentialData();
        WebAuthnCredentialProvider provider = (WebAuthnCredentialProvider) session.getProvider(
                CredentialProvider.class, WebAuthnPasswordlessCredentialProviderFactory.PROVIDER_ID);
        Long createdAt = credential.getCreatedDate();
        return new PasskeyRow(
                used.credentialId(),
                circumstances.realmId(),
                Objects.requireNonNull(circumstances.userId()),
                createdAt == null ? null : Instant.ofEpochMilli(createdAt),
                recorded.occurredAt(),
                used.backupEligible(),
                used.backedUp(),
                used.userVerified(),
                null,
                data.getTransports() == null ? null : String.join(",", new TreeSet<>(data.getTransports())),
                provider.getMetadataService().getAuthenticatorProvider(data.getAaguid()),
                circumstances.platform().id(),
                circumstances.browser().id(),
                null,
                false,
                circumstances.cohort());
    }

    private static RecordedFact later(RecordedFact one, RecordedFact other) {
        return Comparator.comparing(RecordedFact::occurredAt).compare(one, other) > 0 ? one : other;
    }

    /**
     * What is on record of a passkey.
     *
     * @param eligible whether it may be synced; null if not known
     * @param unproven as in {@link PasskeyRow}
     */
    private record Known(@Nullable Boolean eligible, boolean unproven) {}
}
