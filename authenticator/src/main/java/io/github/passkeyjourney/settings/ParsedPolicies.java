package io.github.passkeyjourney.settings;

import io.github.passkeyjourney.policy.RolloutPolicy;
import io.github.passkeyjourney.policy.document.PolicyDocument;
import io.github.passkeyjourney.policy.document.PolicyParse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.utils.StringUtil;

/** Keeps what was parsed of each realm's policy until its text changes; for all requests of a node. */
final class ParsedPolicies {

    private static final Logger LOG = Logger.getLogger(ParsedPolicies.class);
    private static final Parsed NONE = new Parsed("", Rollout.of(RolloutPolicy.OFF));

    private final Map<String, Parsed> parsed = new ConcurrentHashMap<>();

    Parsed of(RealmModel realm) {
        String json = realm.getAttribute(RolloutSettings.ATTRIBUTE);
        if (StringUtil.isBlank(json)) {
            return NONE;
        }
        Parsed known = parsed.get(realm.getId());
        if (known == null || !known.json.equals(json)) {
            known = new Parsed(json, parse(realm, json));
            parsed.put(realm.getId(), known);
        }
        return known;
    }

    void forget(String realmId) {
        parsed.remove(realmId);
    }

    /** Logs an unreadable policy here, and so once for each version of it that an admin writes. */
    private static Rollout parse(RealmModel realm, String json) {
        PolicyParse parse = PolicyDocument.parse(json);
        if (parse instanceof PolicyParse.Valid valid) {
            return Rollout.of(valid.policy());
        }
        LOG.errorf(
                "The realm attribute %s of realm %s cannot be read, so nobody is asked for a passkey there: %s",
                RolloutSettings.ATTRIBUTE, realm.getName(), ((PolicyParse.Invalid) parse).errors());
        return Rollout.unreadable();
    }

    /** A text and what it says. String equality is one comparison of references until the realm is written again. */
    static final class Parsed {

        private final String json;
        private final Rollout rollout;
        private volatile @Nullable RolloutPolicy copy;

        private Parsed(String json, Rollout rollout) {
            this.json = json;
            this.rollout = rollout;
        }

        Rollout rollout() {
            return rollout;
        }

        /** The last policy that could be read, once it has been looked up. */
        @Nullable
        RolloutPolicy copy() {
            return copy;
        }

        void setCopy(RolloutPolicy found) {
            copy = found;
        }
    }
}
