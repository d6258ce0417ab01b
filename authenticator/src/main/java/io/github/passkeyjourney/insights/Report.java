package io.github.passkeyjourney.insights;

import io.github.passkeyjourney.audit.event.FactType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The reports that can be asked for (docs/analytics.md). */
public enum Report {
    /** How people sign in, and how well it goes. */
    SIGN_INS(
            List.of(Measure.ATTEMPTS, Measure.SUCCESSES, Measure.PASSKEY_SUCCESSES, Measure.HOLDER_SUCCESSES),
            List.of(
                    new RateFormula("success", Measure.SUCCESSES, Measure.ATTEMPTS),
                    new RateFormula("passkeyShare", Measure.PASSKEY_SUCCESSES, Measure.SUCCESSES),
                    new RateFormula("passkeyUse", Measure.PASSKEY_SUCCESSES, Measure.HOLDER_SUCCESSES))),
    /** How often those who have a passkey sign in without it, and why. */
    FALLBACK(
            List.of(
                    Measure.HOLDER_SUCCESSES,
                    Measure.FALLBACKS,
                    Measure.NO_PASSKEY_HERE,
                    Measure.UNUSABLE,
                    Measure.CHOICE),
            List.of(new RateFormula("fallback", Measure.FALLBACKS, Measure.HOLDER_SUCCESSES)));

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<Measure> measures;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<RateFormula> rates;

    Report(List<Measure> measures, List<RateFormula> rates) {
        this.measures = measures;
        this.rates = rates;
    }

    /** The word in the address and in the answer: lower case, with hyphens. */
    public String id() {
        return id;
    }

    /** What it can be broken down by. */
    public Set<Dimension> dimensions() {
        return EnumSet.allOf(Dimension.class);
    }

    /** The types of the facts that it counts. */
    public Set<FactType> types() {
        return measures.stream()
                .map(Measure::type)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(FactType.class)));
    }

    List<Measure> measures() {
        return measures;
    }

    List<RateFormula> rates() {
        return rates;
    }

    /** Finds a report by its exact {@link #id()}; empty if there is none. */
    public static Optional<Report> of(String id) {
        return Arrays.stream(values()).filter(report -> report.id.equals(id)).findFirst();
    }
}
