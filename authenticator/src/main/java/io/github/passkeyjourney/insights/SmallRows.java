package io.github.passkeyjourney.insights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which rows stand for too few cases to be shown. The whole is always shown, so what is hidden can be computed from it by
 * taking the other rows away. That must not lead back to a small row: where too little is hidden, the next smallest rows
 * are hidden with it (security reference, row 35).
 */
final class SmallRows {

    private SmallRows() {}

    /**
     * The rows that may be shown, in the same order. Each case is in one row.
     *
     * @param minimum fewest cases that a shown row, and all hidden rows together, may stand for
     */
    static List<Row> removedFrom(List<Row> rows, int minimum) {
        return removedFrom(rows, row -> row.figures().size() < minimum, minimum, 0);
    }

    /**
     * The rows that may be shown, in the same order. Somebody may be in several rows, and everybody is in one at least. Then
     * the whole without the shown rows is no longer the sum of the hidden ones, but still what is known of the people who
     * are in hidden rows only: as many at least, and exactly as many where the shown rows have nobody in common. And the
     * whole without one row is the people who are not in it. Neither may be a few.
     *
     * @param minimum fewest people that a shown row, all hidden rows together, those outside of a shown row and those left
     *     of the whole may be, unless there is nobody
     */
    static List<Row> removedFrom(List<Row> rows, Figures whole, int minimum) {
        long all = whole.size();
        return removedFrom(
                rows,
                row -> row.figures().size() < minimum
                        || isFew(all - row.figures().size(), minimum),
                minimum,
                all);
    }

    /** @param overlapping how many cases there are, where a case may be in several rows; otherwise 0 */
    private static List<Row> removedFrom(List<Row> rows, Predicate<Row> telling, int minimum, long overlapping) {
        Set<List<String>> hidden = new HashSet<>();
        long hiddenCases = 0;
        long left = overlapping;
        List<Row> smallestFirst = new ArrayList<>();
        for (Row row : rows) {
            if (telling.test(row)) {
                hidden.add(row.key());
                hiddenCases += row.figures().size();
            } else {
                smallestFirst.add(row);
                left -= row.figures().size();
            }
        }
        smallestFirst.sort(Comparator.comparingLong(row -> row.figures().size()));
        for (Row row : smallestFirst) {
            if (hidden.isEmpty() || (hidden.size() > 1 && hiddenCases >= minimum && !isFew(left, minimum))) {
                break;
            }
            hidden.add(row.key());
            hiddenCases += row.figures().size();
            left += row.figures().size();
        }
        return rows.stream().filter(row -> !hidden.contains(row.key())).toList();
    }

    private static boolean isFew(long people, int minimum) {
        return people > 0 && people < minimum;
    }
}
