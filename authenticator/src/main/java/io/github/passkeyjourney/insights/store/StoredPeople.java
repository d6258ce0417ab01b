package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.platform.store.PlainSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows as they are in the database, read anew each time, however many there are. */
final class StoredPeople<K> implements PeopleRows<K> {

    private final PlainSql sql;
    private final Select select;
    private final Columns<K> columns;
    private final Map<K, Integer> numbers = new HashMap<>();
    private final List<K> kinds = new ArrayList<>();

    /** @param select whose first column tells the person, and by whom it is ordered */
    StoredPeople(PlainSql sql, Select select, Columns<K> columns) {
        this.sql = sql;
        this.select = select;
        this.columns = columns;
    }

    @Override
    public void each(RowUser user) {
        Persons persons = new Persons();
        columns.begin();
        sql.each(
                select.sql(),
                row -> user.use(
                        persons.number(row.getString(1)),
                        number(columns.kind(row)),
                        columns.first(row),
                        columns.second(row)),
                select.parameters().toArray());
    }

    @Override
    public K kind(int number) {
        return kinds.get(number);
    }

    private int number(K kind) {
        Integer known = numbers.putIfAbsent(kind, kinds.size());
        if (known == null) {
            kinds.add(kind);
            return kinds.size() - 1;
        }
        return known;
    }

    /** What the columns of a row behind the first one say. */
    interface Columns<K> {

        /** The rows are about to be read. */
        default void begin() {}

        K kind(ResultSet row) throws SQLException;

        default int first(ResultSet row) throws SQLException {
            return 0;
        }

        default int second(ResultSet row) throws SQLException {
            return 0;
        }
    }

    /** Numbers people who come in groups. */
    private static final class Persons {

        private String last = "";
        private int number = -1;

        int number(String id) {
            if (number < 0 || !id.equals(last)) {
                last = id;
                number++;
            }
            return number;
        }
    }
}
