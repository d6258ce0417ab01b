package io.github.passkeyjourney.audit.metrics;

import io.github.passkeyjourney.platform.Meters;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;

/**
 * Which realms have counters of their own: the first so many in which something happened since the server started. All
 * others share the label {@code other}, for a server may have thousands of realms and each brings dozens of series.
 */
final class RealmLabels {

    private static final String OTHER = "other";

    private final Meters meters;
    private final int limit;
    private final RealmCounters others;
    private final Map<String, RealmCounters> byId = new ConcurrentHashMap<>();

    RealmLabels(Meters meters, int limit) {
        this.meters = meters;
        this.limit = limit;
        this.others = new RealmCounters(meters, OTHER);
    }

    /**
     * The counters for a realm. Runs no SQL: the name is that of the request's realm, and a fact of another realm is counted
     * by its name only if that realm was met before.
     *
     * @param present the realm of the request, if it has one
     */
    RealmCounters of(String realmId, @Nullable RealmModel present) {
        RealmCounters known = byId.get(realmId);
        if (present == null || !realmId.equals(present.getId())) {
            return known == null ? others : known;
        }
        String name = present.getName();
        return known != null && known.name().equals(name) ? known : admit(realmId, name);
    }

    /** Takes a realm's counters off the endpoint and gives its place to another one. */
    synchronized void remove(String realmId) {
        RealmCounters gone = byId.remove(realmId);
        if (gone != null) {
            gone.remove();
        }
    }

    private synchronized RealmCounters admit(String realmId, String name) {
        RealmCounters known = byId.get(realmId);
        if (known != null && known.name().equals(name)) {
            return known;
        }
        remove(realmId); // It was renamed.
        if (byId.size() >= limit || name.equals(OTHER)) {
            return others;
        }
        RealmCounters counters = new RealmCounters(meters, name);
        byId.put(realmId, counters);
        return counters;
    }
}
