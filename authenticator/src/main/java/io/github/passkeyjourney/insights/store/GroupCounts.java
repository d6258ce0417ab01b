package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.insights.Figures;
import io.github.passkeyjourney.insights.Headcount;
import io.github.passkeyjourney.insights.Report;
import io.github.passkeyjourney.insights.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Numbers of people, in total and by group: some measures of a report. */
final class GroupCounts {

    private final Report report;
    private final List<String> measures;
    private final long[] total;
    private final Map<Integer, long[]> groups = new HashMap<>();

    /** @param measures the names of those that are counted, in the order of the counters */
    GroupCounts(Report report, String... measures) {
        this.report = report;
        this.measures = List.of(measures);
        this.total = new long[measures.length];
    }

    /** The counters of all people. */
    long[] total() {
        return total;
    }

    /** The counters of a group, which there is from now on. */
    long[] of(int group) {
        return groups.computeIfAbsent(group, added -> new long[measures.size()]);
    }

    /**
     * What was counted.
     *
     * @param keys the key of each group
     * @param others numbers that only the total tells
     */
    Headcount headcount(IntFunction<List<String>> keys, Map<String, Long> others) {
        List<Row> rows = new ArrayList<>(groups.size());
        groups.forEach((group, counts) -> rows.add(new Row(keys.apply(group), figures(counts, Map.of()))));
        return new Headcount(rows, figures(total, others));
    }

    private Figures figures(long[] counts, Map<String, Long> others) {
        Map<String, Long> named = new LinkedHashMap<>(others);
        for (int i = 0; i < counts.length; i++) {
            named.put(measures.get(i), counts[i]);
        }
        return Figures.of(report, named);
    }
}
