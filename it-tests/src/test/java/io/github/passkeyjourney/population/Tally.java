package io.github.passkeyjourney.population;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The numbers of one row, in the order of the report, and how they are written down. */
final class Tally {
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    Tally(List<String> measures) {
        measures.forEach(measure -> counts.put(measure, 0));
    }

    void add(String measure, int cases) {
        counts.merge(measure, cases, Integer::sum);
    }

    int of(String measure) {
        return counts.getOrDefault(measure, 0);
    }

    /** These numbers, followed by the others. */
    Tally and(Tally others) {
        Tally both = new Tally(List.copyOf(counts.keySet()));
        counts.forEach(both::add);
        others.counts.forEach(both::add);
        return both;
    }

    /** The largest of these. */
    int largest(List<String> measures) {
        return measures.stream().mapToInt(this::of).max().orElse(0);
    }

    /** @param rates each with its name, its numerator and its denominator; those that this row does not count are left out */
    String line(String start, List<List<String>> rates) {
        StringBuilder line = new StringBuilder(start).append(':');
        counts.forEach(
                (measure, count) -> line.append(' ').append(measure).append('=').append(count));
        for (List<String> rate : rates) {
            if (counts.containsKey(rate.get(1)) && counts.containsKey(rate.get(2))) {
                int numerator = of(rate.get(1));
                int denominator = of(rate.get(2));
                line.append(' ').append(rate.get(0)).append('=').append(numerator);
                line.append('/').append(denominator).append('=');
                line.append(denominator == 0 ? "null" : value(numerator, denominator));
            }
        }
        return line.toString();
    }

    private static String value(int numerator, int denominator) {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), 6, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** {@code row day=2026-11-23, method=passkey}. */
    static String start(List<String> by, List<String> key) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < by.size(); i++) {
            parts.add(by.get(i) + "=" + key.get(i));
        }
        return "row " + String.join(", ", parts);
    }

    static int compare(List<String> first, List<String> second) {
        for (int i = 0; i < first.size(); i++) {
            int order = first.get(i).compareTo(second.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
