package io.github.passkeyjourney.settings.store;

import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.store.PlainSql;
import io.github.passkeyjourney.policy.document.PolicyDocument;
import io.github.passkeyjourney.policy.document.PolicyParse;
import io.github.passkeyjourney.settings.RolloutSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Keeps a copy of each policy that can be read and came by import or by Keycloak's own admin API, behind all sign-ins. Walks
 * along the realms, some in a transaction.
 */
final class PolicyCopyJob implements LeaderJob {

    private static final int PAGE = 50;

    private final KeycloakSessionFactory factory;
    private final Map<String, Seen> seen;

    /** @param seen what the text of each realm was found to be, from run to run */
    PolicyCopyJob(KeycloakSessionFactory factory, Map<String, Seen> seen) {
        this.factory = factory;
        this.seen = seen;
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        String reached = "";
        while (reached != null) {
            String from = reached;
            reached = KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> page(session, from));
        }
    }

    /** The last realm of the page; null at the end. */
    private @Nullable String page(KeycloakSession session, String from) {
        PlainSql sql = new PlainSql(session);
        List<Stored> page = sql.all(
                "SELECT REALM_ID, VALUE FROM " + sql.table("REALM_ATTRIBUTE")
                        + " WHERE NAME = ? AND REALM_ID > ? ORDER BY REALM_ID LIMIT " + PAGE,
                row -> new Stored(row.getString(1), Objects.requireNonNullElse(row.getString(2), "")),
                RolloutSettings.ATTRIBUTE,
                from);
        PolicyCopy copy = new PolicyCopy(session);
        for (Stored stored : page) {
            Seen known = seen.get(stored.realmId);
            if (known == null || !known.isOf(stored.text)) {
                known = new Seen(
                        stored.text.length(),
                        stored.text.hashCode(),
                        PolicyDocument.parse(stored.text) instanceof PolicyParse.Valid);
                seen.put(stored.realmId, known);
            }
            // Also where the text has been seen: another server may have kept another one since, or this write been
            // lost.
            if (known.valid) {
                copy.keep(stored.realmId, stored.text, new KeycloakClock().instant());
            }
        }
        return page.size() < PAGE ? null : page.get(PAGE - 1).realmId;
    }

    private record Stored(String realmId, String text) {}

    /** What a text was found to be, so that it is parsed once. Tells texts apart well enough: at worst an older copy is kept. */
    record Seen(int length, int hash, boolean valid) {

        boolean isOf(String text) {
            return length == text.length() && hash == text.hashCode();
        }
    }
}
