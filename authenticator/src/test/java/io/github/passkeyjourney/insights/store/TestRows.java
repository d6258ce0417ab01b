package io.github.passkeyjourney.insights.store;

import java.util.List;

/** Rows that a test made, sorted by person; each has a kind of its own. */
record TestRows<K>(List<TestRow<K>> rows) implements PeopleRows<K> {

    @Override
    public void each(RowUser user) {
        for (int i = 0; i < rows.size(); i++) {
            TestRow<K> row = rows.get(i);
            user.use(row.person(), i, row.first(), row.second());
        }
    }

    @Override
    public K kind(int number) {
        return rows.get(number).kind();
    }

    /** One of them. */
    record TestRow<K>(int person, K kind, int first, int second) {}
}
