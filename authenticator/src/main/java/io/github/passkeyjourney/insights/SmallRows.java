package io.github.passkeyjourney.insights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which rows stand for too few cases to be shown. The whole is always shown, so what is hidden can be computed from it by
 * taking the other rows away. That must not lead back to a small row: where too little is hidden, the next smallest rows
 * are hidden with it (security reference, row 35).
 */
final class SmallRows {

    private SmallRows() {}

    /**
     * The rows that may be shown, in the same order.
     *
     * @param minimum fewest cases that a shown row, and all hidden rows together, may stand for
     */
    static List<Row> removedFrom(List<Row> rows, int minimum) {
        List<Row> smallestFirst = new ArrayList<>(rows);
        smallestFirst.sort(Comparator.comparingLong(row -> row.figures().size()));
        Set<List<String>> hidden = new HashSet<>();
        long cases = 0;
        for (Row row : smallestFirst) {
            long size = row.figures().size();
            boolean telling = hidden.size() == 1 || cases < minimum;
            if (size >= minimum && (hidden.isEmpty() || !telling)) {
                break;
            }
            hidden.add(row.key());
            cases += size;
        }
        return rows.stream().filter(row -> !hidden.contains(row.key())).toList();
    }
}
