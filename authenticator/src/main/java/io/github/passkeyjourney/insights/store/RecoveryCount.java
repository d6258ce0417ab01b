package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.audit.event.RecoveryOutcome;
import io.github.passkeyjourney.insights.Dimension;
import io.github.passkeyjourney.insights.Figures;
import io.github.passkeyjourney.insights.Headcount;
import io.github.passkeyjourney.insights.Report;
import io.github.passkeyjourney.insights.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** Counts recoveries by the day on which they began, whenever they ended. One that was proven by two methods is in the row of each. */
final class RecoveryCount {

    private final List<Dimension> by;
    private final Part whole = new Part();
    private final Map<List<String>, Part> parts = new HashMap<>();

    RecoveryCount(List<Dimension> by) {
        this.by = by;
    }

    void add(BegunRecovery recovery) {
        whole.add(recovery);
        if (by.isEmpty()) {
            return;
        }
        Set<String> methods =
                by.contains(Dimension.METHOD) && !recovery.methods().isEmpty()
                        ? recovery.methods()
                        : Set.of(Dimension.NONE);
        for (String method : methods) {
            List<String> key = by.stream()
                    .map(dimension -> value(dimension, recovery, method))
                    .toList();
            parts.computeIfAbsent(key, added -> new Part()).add(recovery);
        }
    }

    private static String value(Dimension dimension, BegunRecovery recovery, String method) {
        return switch (dimension) {
            case DAY -> recovery.day().toString();
            case WEEK -> Dimension.monday(recovery.day()).toString();
            case METHOD -> method;
            default -> recovery.place().valueOf(dimension);
        };
    }

    Headcount headcount() {
        List<Row> rows = new ArrayList<>(parts.size());
        parts.forEach((key, part) -> rows.add(new Row(key, part.figures())));
        return new Headcount(rows, whole.figures());
    }

    private static final class Part {

        private final Map<RecoveryOutcome, Long> outcomes = new HashMap<>();
        private long started;
        private long assisted;
        private long[] seconds = new long[4];
        private int completed;

        void add(BegunRecovery recovery) {
            started++;
            BegunRecovery.End end = recovery.end();
            if (end == null) {
                return;
            }
            outcomes.merge(end.outcome(), 1L, Long::sum);
            if (end.outcome() == RecoveryOutcome.COMPLETED) {
                assisted += end.assisted() ? 1 : 0;
                if (completed == seconds.length) {
                    seconds = Arrays.copyOf(seconds, 2 * completed);
                }
                seconds[completed++] = end.seconds();
            }
        }

        Figures figures() {
            Map<String, Long> counts = new LinkedHashMap<>();
            counts.put("started", started);
            for (RecoveryOutcome outcome : RecoveryOutcome.values()) {
                counts.put(outcome.id(), outcomes.getOrDefault(outcome, 0L));
            }
            counts.put("assisted", assisted);
            if (completed > 0) {
                long[] sorted = LongStream.of(seconds).limit(completed).sorted().toArray();
                counts.put("secondsP50", percentile(sorted, 50));
                counts.put("secondsP90", percentile(sorted, 90));
            }
            return Figures.of(Report.RECOVERY, counts);
        }

        /** The smallest time that so many in a hundred did not exceed: one that somebody has taken, not one between two. */
        private static long percentile(long[] sorted, int percent) {
            return sorted[(sorted.length * percent + 99) / 100 - 1];
        }
    }
}
