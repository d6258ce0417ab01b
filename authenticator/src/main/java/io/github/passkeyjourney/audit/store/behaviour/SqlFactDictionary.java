package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.platform.store.FailedStatementException;
import io.github.passkeyjourney.platform.store.PlainSql;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Keeps cells in PJ_CELL and the keys of pseudonyms in PJ_PSEUDONYM_KEY. */
final class SqlFactDictionary implements FactDictionary {

    static final String CELLS = "PJ_CELL";
    static final String KEYS = "PJ_PSEUDONYM_KEY";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int PSEUDONYM_BYTES = 16;
    private static final int NUMBERS_AT_ONCE = 500;

    /** What {@link #cell(ResultSet)} reads. */
    static final String COLUMNS =
            "REALM_ID, FACT_TYPE, METHOD, OUTCOME, CAUSE, HOLDER, COHORT, ARM, PLATFORM, BROWSER, CLIENT";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeycloakSession session;
    private final DictionaryCache cache;
    private final Clock clock;

    /** Looked up in this session: several projections ask for the same cells in one transaction. */
    private final Map<Cell, Long> looked = new HashMap<>();

    SqlFactDictionary(KeycloakSession session, DictionaryCache cache, Clock clock) {
        this.session = session;
        this.cache = cache;
        this.clock = clock;
    }

    @Override
    public Map<Cell, Long> numbers(Collection<Cell> cells) {
        List<Cell> news =
                cells.stream().filter(cell -> !looked.containsKey(cell)).toList();
        Map<Cell, Long> remembered = remembered(news);
        forgetStale(remembered);
        looked.putAll(remembered);
        for (Cell cell : news) {
            looked.computeIfAbsent(cell, this::number);
        }
        Map<Cell, Long> numbers = new HashMap<>();
        cells.forEach(cell -> numbers.put(cell, Objects.requireNonNull(looked.get(cell))));
        return numbers;
    }

    private Map<Cell, Long> remembered(Collection<Cell> cells) {
        Map<Cell, Long> numbers = new HashMap<>();
        for (Cell cell : cells) {
            Long number = realm(cell.realmId()).number(cell);
            if (number != null) {
                numbers.put(cell, number);
            }
        }
        return numbers;
    }

    /** A realm may have been removed, and made anew under the same id, without this node hearing of it. */
    private void forgetStale(Map<Cell, Long> numbers) {
        Set<Long> gone = new HashSet<>(numbers.values());
        gone.removeAll(existing(gone));
        if (gone.isEmpty()) {
            return;
        }
        numbers.entrySet().removeIf(entry -> {
            boolean stale = gone.contains(entry.getValue());
            if (stale) {
                cache.forget(entry.getKey().realmId());
            }
            return stale;
        });
    }

    private List<Long> existing(Set<Long> numbers) {
        List<Long> asked = new ArrayList<>(numbers);
        List<Long> existing = new ArrayList<>();
        PlainSql sql = new PlainSql(session);
        for (int from = 0; from < asked.size(); from += NUMBERS_AT_ONCE) {
            List<Long> some = asked.subList(from, Math.min(asked.size(), from + NUMBERS_AT_ONCE));
            String marks = String.join(", ", Collections.nCopies(some.size(), "?"));
            existing.addAll(sql.all(
                    "SELECT ID FROM " + sql.table(CELLS) + " WHERE ID IN (" + marks + ")",
                    row -> row.getLong(1),
                    some.toArray()));
        }
        return existing;
    }

    private RealmCells realm(String realmId) {
        return cache.cells(realmId, this::load);
    }

    private RealmCells load(String realmId) {
        return alone(sql -> {
            Map<Cell, Long> known = new HashMap<>();
            sql.all(
                    "SELECT ID, " + COLUMNS + " FROM " + sql.table(CELLS) + " WHERE REALM_ID = ?",
                    row -> known.put(cell(row), row.getLong("ID")),
                    realmId);
            return new RealmCells(known);
        });
    }

    private long number(Cell cell) {
        RealmCells realm = realm(cell.realmId());
        Long known = realm.number(cell);
        if (known != null) {
            return known;
        }
        boolean nameless = cell.equals(cell.withoutNames());
        if (realm.isFull() && !nameless) {
            return number(cell.withoutNames());
        }
        Place place = place(cell);
        Long number = place.number();
        if (number == null) {
            if (!nameless && place.taken() >= RealmCells.MAX) {
                cache.forget(cell.realmId());
                realm(cell.realmId()).fill();
                return number(cell.withoutNames());
            }
            number = add(cell);
        }
        realm.put(cell, number);
        return number;
    }

    private Place place(Cell cell) {
        return alone(sql -> {
            String cells = sql.table(CELLS);
            Long number = find(sql, cell);
            long taken = sql.all(
                            "SELECT COUNT(*) FROM " + cells + " WHERE REALM_ID = ?",
                            row -> row.getLong(1),
                            cell.realmId())
                    .get(0);
            return new Place(number, taken);
        });
    }

    private static @Nullable Long find(PlainSql sql, Cell cell) {
        List<Long> found = sql.all(
                "SELECT ID FROM " + sql.table(CELLS) + " WHERE CELL_KEY = ?", row -> row.getLong(1), cell.key());
        return found.isEmpty() ? null : found.get(0);
    }

    private long add(Cell cell) {
        Long added = addedOrFound(
                sql -> {
                    sql.update(
                            "INSERT INTO " + sql.table(CELLS) + " (CELL_KEY, " + COLUMNS
                                    + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            cell.key(),
                            cell.realmId(),
                            cell.type(),
                            cell.method(),
                            cell.outcome(),
                            cell.cause(),
                            cell.holder(),
                            cell.cohort(),
                            cell.arm(),
                            cell.platform(),
                            cell.browser(),
                            cell.client());
                    return find(sql, cell);
                },
                sql -> find(sql, cell));
        if (added == null) {
            throw new IllegalStateException("A cell was removed as soon as it was added");
        }
        return added;
    }

    static Cell cell(ResultSet row) throws SQLException {
        boolean holder = row.getBoolean("HOLDER");
        Boolean known = row.wasNull() ? null : holder;
        return new Cell(
                row.getString("REALM_ID"),
                row.getString("FACT_TYPE"),
                row.getString("METHOD"),
                row.getString("OUTCOME"),
                row.getString("CAUSE"),
                known,
                row.getString("COHORT"),
                row.getString("ARM"),
                row.getString("PLATFORM"),
                row.getString("BROWSER"),
                row.getString("CLIENT"));
    }

    @Override
    public String pseudonym(String realmId, String userId) {
        return pseudonym(cache.key(realmId, this::findOrMakeKey), userId);
    }

    static String pseudonym(SecretKeySpec key, String userId) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] code = mac.doFinal(userId.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(code, PSEUDONYM_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static SecretKeySpec key(String text) {
        return new SecretKeySpec(Base64.getDecoder().decode(text), ALGORITHM);
    }

    private SecretKeySpec findOrMakeKey(String realmId) {
        SecretKeySpec key = alone(sql -> findKey(sql, realmId));
        if (key == null) {
            byte[] random = new byte[KEY_BYTES];
            RANDOM.nextBytes(random);
            key = addedOrFound(
                    sql -> {
                        sql.update(
                                "INSERT INTO " + sql.table(KEYS)
                                        + " (REALM_ID, KEY_BYTES, CREATED_AT) VALUES (?, ?, ?)",
                                realmId,
                                Base64.getEncoder().encodeToString(random),
                                clock.millis());
                        return findKey(sql, realmId);
                    },
                    sql -> findKey(sql, realmId));
        }
        if (key == null) {
            throw new IllegalStateException("A key was removed as soon as it was made");
        }
        return key;
    }

    /** The key of a realm, if it has one yet. */
    static @Nullable SecretKeySpec findKey(PlainSql sql, String realmId) {
        List<String> found = sql.all(
                "SELECT KEY_BYTES FROM " + sql.table(KEYS) + " WHERE REALM_ID = ?", row -> row.getString(1), realmId);
        return found.isEmpty() ? null : key(found.get(0));
    }

    /** In a transaction of its own, which sees what others have added in the meantime. */
    private <T extends @Nullable Object> T alone(Function<PlainSql, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(), own -> work.apply(new PlainSql(own)));
    }

    /** Adds a row in a transaction of its own, or finds the one of another node that was first. */
    private <T extends @Nullable Object> T addedOrFound(Function<PlainSql, T> add, Function<PlainSql, T> find) {
        try {
            return alone(add);
        } catch (FailedStatementException e) {
            if (e.isDuplicate()) {
                return alone(find);
            }
            throw e;
        }
    }

    /** The number of a cell, if it has one, and how many cells its realm has. */
    private record Place(@Nullable Long number, long taken) {}
}
