package io.github.passkeyjourney.settings;

import io.github.passkeyjourney.policy.RolloutPolicy;
import io.github.passkeyjourney.policy.document.PolicyDocument;
import io.github.passkeyjourney.policy.document.PolicyParse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.models.RealmModel;
import org.keycloak.utils.StringUtil;

/** Reads the policy from the realm attribute and keeps what it parsed until the attribute changes. */
final class RealmAttributeSettings implements RolloutSettings {

    private static final Logger LOG = Logger.getLogger(RealmAttributeSettings.class);
    private static final Rollout OFF = Rollout.of(RolloutPolicy.OFF);

    private final Map<String, Parsed> parsed = new ConcurrentHashMap<>();

    @Override
    public Rollout rollout(RealmModel realm) {
        String json = realm.getAttribute(ATTRIBUTE);
        if (StringUtil.isBlank(json)) {
            return OFF;
        }
        Parsed known = parsed.get(realm.getId());
        if (known == null || !known.json.equals(json)) {
            known = new Parsed(json, parse(realm, json));
            parsed.put(realm.getId(), known);
        }
        return known.rollout;
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
                ATTRIBUTE, realm.getName(), ((PolicyParse.Invalid) parse).errors());
        return Rollout.unreadable();
    }

    /** String equality is one comparison of references until the realm is written again. */
    private record Parsed(String json, Rollout rollout) {}
}
