package io.github.passkeyjourney.population;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A report that counts facts, as docs/analytics.md defines it: counted entry by entry, and written as lines, so that a
 * difference can be read: {@code row day=2026-11-23, method=passkey: attempts=3 … success=3/4=0.75}.
 */
final class ExpectedReport {
    private static final Map<String, List<String>> MEASURES = Map.of(
            "sign-ins", List.of("attempts", "successes", "passkeySuccesses", "holderSuccesses"),
            "fallback", List.of("holderSuccesses", "fallbacks", "noPasskeyHere", "unusable", "choice"));

    /** Name, numerator, denominator. */
    private static final Map<String, List<List<String>>> RATES = Map.of(
            "sign-ins",
            List.of(
                    List.of("success", "successes", "attempts"),
                    List.of("passkeyShare", "passkeySuccesses", "successes"),
                    List.of("passkeyUse", "passkeySuccesses", "holderSuccesses")),
            "fallback",
            List.of(List.of("fallback", "fallbacks", "holderSuccesses")));

    private final String report;
    private final List<String> by;

    ExpectedReport(String report, List<String> by) {
        this.report = report;
        this.by = by;
    }

    /** The lines of the answer. */
    List<String> lines(List<Entry> entries, int minimumCellSize) {
        List<String> measures = Objects.requireNonNull(MEASURES.get(report));
        Map<List<String>, Tally> rows = new TreeMap<>(Tally::compare);
        Tally total = new Tally(measures);
        for (Entry entry : entries) {
            for (String measure : measures) {
                if (counts(measure, entry)) {
                    List<String> key = by.stream().map(entry::valueOf).toList();
                    rows.computeIfAbsent(key, unknown -> new Tally(measures)).add(measure, 1);
                    total.add(measure, 1);
                }
            }
        }
        if (by.isEmpty()) {
            rows.clear();
        }
        int all = rows.size();
        hideSmall(rows, measures, minimumCellSize);
        List<String> lines = new ArrayList<>();
        rows.forEach(
                (key, tally) -> lines.add(tally.line(Tally.start(by, key), Objects.requireNonNull(RATES.get(report)))));
        lines.add(total.line("total", Objects.requireNonNull(RATES.get(report))));
        lines.add("complete=true suppressed=" + (all - rows.size()));
        return lines;
    }

    private static boolean counts(String measure, Entry entry) {
        boolean success = entry.is("sign-in", "succeeded");
        return switch (measure) {
            case "attempts" -> entry.type().equals("sign-in");
            case "successes" -> success;
            case "passkeySuccesses" -> success && entry.method().equals("passkey");
            case "holderSuccesses" -> success && entry.holder();
            case "fallbacks" -> entry.type().equals("fallback");
            case "noPasskeyHere" -> entry.is("fallback", "no-passkey-here");
            case "unusable" -> entry.is("fallback", "unusable");
            case "choice" -> entry.is("fallback", "choice");
            default -> throw new IllegalArgumentException(measure);
        };
    }

    /** "Small numbers": what is hidden is two rows at least and reaches the minimum, as far as there are rows, or is none. */
    private static void hideSmall(Map<List<String>, Tally> rows, List<String> measures, int minimum) {
        List<List<String>> smallestFirst = new ArrayList<>(rows.keySet());
        smallestFirst.sort(Comparator.comparingInt(
                key -> Objects.requireNonNull(rows.get(key)).largest(measures)));
        int hidden = 0;
        int hiddenCases = 0;
        for (List<String> key : smallestFirst) {
            int cases = Objects.requireNonNull(rows.get(key)).largest(measures);
            boolean telling = hidden > 0 && (hidden < 2 || hiddenCases < minimum);
            if (cases < minimum || telling) {
                rows.remove(key);
                hidden++;
                hiddenCases += cases;
            }
        }
    }
}
