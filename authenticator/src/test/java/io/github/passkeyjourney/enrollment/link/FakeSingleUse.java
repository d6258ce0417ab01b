package io.github.passkeyjourney.enrollment.link;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.SingleUseObjectProvider;

/** Keycloak's store of things that are used once, without the time after which it forgets them. */
final class FakeSingleUse implements SingleUseObjectProvider {

    private final Map<String, Map<String, String>> things = new ConcurrentHashMap<>();

    @Override
    public void put(String key, long lifespanSeconds, Map<String, String> notes) {
        things.put(key, notes);
    }

    @Override
    public @Nullable Map<String, String> get(String key) {
        return things.get(key);
    }

    @Override
    public @Nullable Map<String, String> remove(String key) {
        return things.remove(key);
    }

    @Override
    public boolean replace(String key, Map<String, String> notes) {
        return things.replace(key, notes) != null;
    }

    @Override
    public boolean putIfAbsent(String key, long lifespanInSeconds) {
        return things.putIfAbsent(key, Map.of()) == null;
    }

    @Override
    public boolean contains(String key) {
        return things.containsKey(key);
    }

    @Override
    public void close() {}
}
