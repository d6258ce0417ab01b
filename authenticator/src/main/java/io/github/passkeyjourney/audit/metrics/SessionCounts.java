package io.github.passkeyjourney.audit.metrics;

import io.github.passkeyjourney.platform.AfterCommit;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one request will have counted. */
final class SessionCounts extends AfterCommit<Runnable> {

    private @Nullable Set<String> keys;

    /** @param count must not throw */
    void add(@Nullable String key, Runnable count) {
        if (key == null || isNew(key)) {
            keep(count);
        }
    }

    private boolean isNew(String key) {
        if (keys == null) {
            keys = new HashSet<>();
        }
        return keys.add(key);
    }

    @Override
    protected void handOver(Runnable count) {
        count.run();
    }
}
