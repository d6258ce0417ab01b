package io.github.passkeyjourney.audit.store.behaviour;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a node remembers of the dictionary. Holds a bounded number of cells; the realm that was not used for longest goes
 * first.
 */
final class DictionaryCache {

    /** Some 5 MB. */
    static final int MAX_CELLS = 20_000;

    private static final int MAX_KEYS = 1_000;
    private static final float LOAD = 0.75f;

    private final Map<String, RealmCells> cells = new LinkedHashMap<>(16, LOAD, true);
    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>(16, LOAD, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SecretKeySpec> eldest) {
            return size() > MAX_KEYS;
        }
    };

    synchronized RealmCells cells(String realmId, Function<String, RealmCells> load) {
        RealmCells known = cells.get(realmId);
        if (known == null) {
            known = load.apply(realmId);
            cells.put(realmId, known);
        }
        shrink();
        return known;
    }

    synchronized SecretKeySpec key(String realmId, Function<String, SecretKeySpec> load) {
        SecretKeySpec known = keys.get(realmId);
        if (known == null) {
            known = load.apply(realmId);
            keys.put(realmId, known);
        }
        return known;
    }

    synchronized void forget(String realmId) {
        cells.remove(realmId);
        keys.remove(realmId);
    }

    private void shrink() {
        int size = cells.values().stream().mapToInt(RealmCells::size).sum();
        Iterator<RealmCells> oldest = cells.values().iterator();
        while (size > MAX_CELLS && cells.size() > 1) {
            size -= oldest.next().size();
            oldest.remove();
        }
    }
}
