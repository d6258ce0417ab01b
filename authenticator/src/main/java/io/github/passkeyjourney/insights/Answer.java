package io.github.passkeyjourney.insights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a report says.
 *
 * @param query what was asked
 * @param complete whether all facts of these days are known to be counted
 * @param suppressed how many rows are left out, because they stand for too few cases or would give such a row away
 * @param rows the others, sorted by key
 * @param total the numbers of all rows, with those that are left out
 */
public record Answer(Query query, boolean complete, int suppressed, List<Row> rows, Figures total) {

    /** Keeps the rows as they are. */
    public Answer {
        rows = List.copyOf(rows);
    }

    /**
     * Computes a report.
     *
     * @param tallies facts of the days of the query; such as the report does not count are passed over
     * @param minimumCellSize fewest cases that a row may stand for
     * @param complete whether all facts are known to be counted
     */
    public static Answer of(Query query, Iterable<Tally> tallies, int minimumCellSize, boolean complete) {
        List<Measure> measures = query.report().measures();
        long[] total = new long[measures.size()];
        Map<List<String>, long[]> parts = new HashMap<>();
        for (Tally tally : tallies) {
            long[] part = null;
            for (int i = 0; i < total.length; i++) {
                if (tally.facts() > 0 && measures.get(i).counts(tally)) {
                    if (part == null) {
                        part = parts.computeIfAbsent(key(query, tally), key -> new long[measures.size()]);
                    }
                    part[i] += tally.facts();
                    total[i] += tally.facts();
                }
            }
        }
        List<Row> all = query.by().isEmpty() ? List.of() : rows(query, parts);
        List<Row> shown = SmallRows.removedFrom(all, minimumCellSize);
        return new Answer(query, complete, all.size() - shown.size(), shown, Figures.of(query.report(), total));
    }

    /**
     * Makes a report out of numbers of people.
     *
     * @param people the numbers; rows in which nobody is are passed over
     * @param minimumCellSize fewest people that a row may stand for
     * @param complete whether all facts are known to be counted
     */
    public static Answer of(Query query, Headcount people, int minimumCellSize, boolean complete) {
        List<Row> all = people.rows().stream()
                .filter(row -> row.figures().size() > 0)
                .sorted(Comparator.comparing(Row::key, Answer::compare))
                .toList();
        List<Row> shown = SmallRows.removedFrom(all, people.total(), minimumCellSize);
        return new Answer(query, complete, all.size() - shown.size(), shown, people.total());
    }

    private static List<String> key(Query query, Tally tally) {
        return query.by().stream().map(dimension -> dimension.valueOf(tally)).toList();
    }

    private static List<Row> rows(Query query, Map<List<String>, long[]> parts) {
        List<Row> rows = new ArrayList<>(parts.size());
        parts.forEach((key, counts) -> rows.add(new Row(key, Figures.of(query.report(), counts))));
        rows.sort(Comparator.comparing(Row::key, Answer::compare));
        return rows;
    }

    /** Keys of one query are of one length. */
    private static int compare(List<String> first, List<String> second) {
        for (int i = 0; i < first.size(); i++) {
            int order = first.get(i).compareTo(second.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
