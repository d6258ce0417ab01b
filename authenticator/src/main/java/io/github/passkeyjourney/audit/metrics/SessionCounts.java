package io.github.passkeyjourney.audit.metrics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakTransaction;

/** What one request will have counted when its transaction has committed; if it is rolled back, none of it happened. */
final class SessionCounts implements KeycloakTransaction {

    private final List<Runnable> counts = new ArrayList<>(4);
    private @Nullable Set<String> keys;
    private boolean committed;

    /** @param count must not throw */
    void add(@Nullable String key, Runnable count) {
        if (key != null && !isNew(key)) {
            return;
        }
        if (committed) {
            count.run();
        } else {
            counts.add(count);
        }
    }

    private boolean isNew(String key) {
        if (keys == null) {
            keys = new HashSet<>();
        }
        return keys.add(key);
    }

    @Override
    public void commit() {
        committed = true;
        counts.forEach(Runnable::run);
        counts.clear();
    }

    @Override
    public void rollback() {
        counts.clear();
    }

    @Override
    public void begin() {}

    @Override
    public void setRollbackOnly() {}

    @Override
    public boolean getRollbackOnly() {
        return false;
    }

    /** Nothing has to be begun. */
    @Override
    public boolean isActive() {
        return true;
    }
}
