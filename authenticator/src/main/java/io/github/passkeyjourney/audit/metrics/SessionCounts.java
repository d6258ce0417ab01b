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
    private final Set<String> keys = new HashSet<>(0);
    private boolean committed;

    /** @param count must not throw */
    void add(@Nullable String key, Runnable count) {
        if (key != null && !keys.add(key)) {
            return;
        }
        if (committed) {
            count.run();
        } else {
            counts.add(count);
        }
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
