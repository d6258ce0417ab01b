package io.github.passkeyjourney.audit.store.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.event.Browser;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.Skipped;
import io.github.passkeyjourney.policy.Platform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DictionaryCacheTest {

    private final DictionaryCache cache = new DictionaryCache();
    private final List<String> loaded = new ArrayList<>();

    private RealmCells load(String realm) {
        loaded.add(realm);
        Map<Cell, Long> known = new HashMap<>();
        for (long i = 0; i < RealmCells.MAX; i++) {
            known.put(cell(realm, "client-" + i), i);
        }
        return new RealmCells(known);
    }

    @Test
    void aRealmIsLoadedOnce() {
        cache.cells("a", this::load);
        cache.cells("a", this::load);
        assertThat(loaded).containsExactly("a");
    }

    @Test
    void theRealmThatWasNotUsedForLongestGoesFirst() {
        for (String realm : List.of("a", "b", "c", "d", "a", "e")) {
            cache.cells(realm, this::load);
        }
        loaded.clear();
        for (String realm : List.of("a", "c", "d", "e")) {
            cache.cells(realm, this::load);
        }
        assertThat(loaded).isEmpty();
        cache.cells("b", this::load);
        assertThat(loaded).containsExactly("b");
    }

    @Test
    void whatIsForgottenIsLoadedAgain() {
        cache.cells("a", this::load);
        cache.key("a", realm -> SqlFactDictionary.key("c2VjcmV0"));
        cache.forget("a");
        cache.cells("a", this::load);
        String pseudonym =
                SqlFactDictionary.pseudonym(cache.key("a", realm -> SqlFactDictionary.key("b3RoZXI=")), "user-1");
        assertThat(loaded).containsExactly("a", "a");
        assertThat(pseudonym).isEqualTo(SqlFactDictionary.pseudonym(SqlFactDictionary.key("b3RoZXI="), "user-1"));
    }

    @Test
    void aPseudonymDependsOnUserAndKey() {
        String pseudonym = SqlFactDictionary.pseudonym(SqlFactDictionary.key("c2VjcmV0"), "user-1");
        assertThat(pseudonym).matches("[A-Za-z0-9_-]{22}");
        assertThat(SqlFactDictionary.pseudonym(SqlFactDictionary.key("c2VjcmV0"), "user-1"))
                .isEqualTo(pseudonym);
        assertThat(SqlFactDictionary.pseudonym(SqlFactDictionary.key("c2VjcmV0"), "user-2"))
                .isNotEqualTo(pseudonym);
        assertThat(SqlFactDictionary.pseudonym(SqlFactDictionary.key("b3RoZXI="), "user-1"))
                .isNotEqualTo(pseudonym);
    }

    private static Cell cell(String realm, String client) {
        return Cell.of(
                new Circumstances(realm, null, null, client, null, null, Platform.OTHER, Browser.OTHER, null),
                new Skipped());
    }
}
