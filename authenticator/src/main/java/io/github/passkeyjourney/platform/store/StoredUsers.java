package io.github.passkeyjourney.platform.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which users are still there. Asked of Keycloak's table and not of its cache, which is gone before the last batch of a server
 * that stops.
 */
public final class StoredUsers {

    private static final int USERS_AT_ONCE = 500;

    private StoredUsers() {}

    /**
     * Those of these users who have not been removed. Users of a directory are not in that table and are taken to be there.
     *
     * @param ids Keycloak's ids
     */
    public static Set<String> existing(PlainSql sql, Collection<String> ids) {
        Set<String> existing =
                ids.stream().filter(id -> id.startsWith("f:")).collect(Collectors.toCollection(HashSet::new));
        List<String> asked =
                ids.stream().filter(id -> !existing.contains(id)).distinct().toList();
        for (int from = 0; from < asked.size(); from += USERS_AT_ONCE) {
            List<String> some = asked.subList(from, Math.min(from + USERS_AT_ONCE, asked.size()));
            existing.addAll(sql.all(
                    "SELECT ID FROM " + sql.table("USER_ENTITY") + " WHERE ID IN (?" + ", ?".repeat(some.size() - 1)
                            + ")",
                    row -> row.getString(1),
                    some.toArray()));
        }
        return existing;
    }
}
