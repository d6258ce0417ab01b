package io.github.passkeyjourney.insights;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The numbers of a row or of the whole. Immutable. */
public final class Figures {

    private final Report report;
    private final Map<Measure, Long> counts;

    private Figures(Report report, Map<Measure, Long> counts) {
        this.report = report;
        this.counts = counts;
    }

    static Figures of(Report report, long[] counts) {
        List<Measure> measures = report.measures();
        Map<Measure, Long> byMeasure = new EnumMap<>(Measure.class);
        for (int i = 0; i < counts.length; i++) {
            byMeasure.put(measures.get(i), counts[i]);
        }
        return new Figures(report, byMeasure);
    }

    /**
     * Numbers by the names of measures. What is not there is not told.
     *
     * @throws IllegalArgumentException if the report has no such measure
     */
    public static Figures of(Report report, Map<String, Long> counts) {
        Set<String> unknown = new HashSet<>(counts.keySet());
        Map<Measure, Long> byMeasure = new EnumMap<>(Measure.class);
        for (Measure measure : report.measures()) {
            Long count = counts.get(measure.id());
            if (count != null) {
                byMeasure.put(measure, count);
                unknown.remove(measure.id());
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(report.id() + " does not measure " + unknown);
        }
        return new Figures(report, byMeasure);
    }

    /** The measures by name, in the order of the report, without those that are not told. */
    public Map<String, Long> measures() {
        Map<String, Long> measures = new LinkedHashMap<>();
        for (Measure measure : report.measures()) {
            if (counts.containsKey(measure)) {
                measures.put(measure.id(), count(measure));
            }
        }
        return measures;
    }

    /** The rates by name, in the order of the report, without those whose measures are not told. */
    public Map<String, Rate> rates() {
        Map<String, Rate> rates = new LinkedHashMap<>();
        for (RateFormula formula : report.rates()) {
            if (counts.containsKey(formula.numerator()) && counts.containsKey(formula.denominator())) {
                Measure without = formula.without();
                rates.put(
                        formula.id(),
                        new Rate(
                                count(formula.numerator()) - (without == null ? 0 : count(without)),
                                count(formula.denominator())));
            }
        }
        return rates;
    }

    /** How many cases the numbers stand for, facts or people: the largest of those that count such. */
    long size() {
        long size = 0;
        for (Map.Entry<Measure, Long> count : counts.entrySet()) {
            if (count.getKey().tellsSize()) {
                size = Math.max(size, count.getValue());
            }
        }
        return size;
    }

    private long count(Measure measure) {
        return Objects.requireNonNull(counts.get(measure));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Figures figures && report == figures.report && counts.equals(figures.counts);
    }

    @Override
    public int hashCode() {
        return counts.hashCode();
    }

    @Override
    public String toString() {
        return measures().toString();
    }
}
