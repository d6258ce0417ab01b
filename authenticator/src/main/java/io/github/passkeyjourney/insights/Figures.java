package io.github.passkeyjourney.insights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers of a row or of the whole. Immutable. */
public final class Figures {

    private final Report report;
    private final long[] counts;

    private Figures(Report report, long[] counts) {
        this.report = report;
        this.counts = counts;
    }

    static Figures of(Report report, long[] counts) {
        return new Figures(report, counts.clone());
    }

    /** The measures by name, in the order of the report. */
    public Map<String, Long> measures() {
        Map<String, Long> measures = new LinkedHashMap<>();
        List<Measure> all = report.measures();
        for (int i = 0; i < all.size(); i++) {
            measures.put(all.get(i).id(), counts[i]);
        }
        return measures;
    }

    /** The rates by name, in the order of the report. */
    public Map<String, Rate> rates() {
        Map<String, Rate> rates = new LinkedHashMap<>();
        for (RateFormula formula : report.rates()) {
            rates.put(formula.id(), new Rate(count(formula.numerator()), count(formula.denominator())));
        }
        return rates;
    }

    /** How many cases the numbers stand for: the largest of them. */
    long size() {
        long size = 0;
        for (long count : counts) {
            size = Math.max(size, count);
        }
        return size;
    }

    private long count(Measure measure) {
        return counts[report.measures().indexOf(measure)];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Figures figures
                && report == figures.report
                && measures().equals(figures.measures());
    }

    @Override
    public int hashCode() {
        return measures().hashCode();
    }

    @Override
    public String toString() {
        return measures().toString();
    }
}
