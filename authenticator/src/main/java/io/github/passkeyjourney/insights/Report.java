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
    /** How many users could have a passkey, and on what. */
    READINESS(
            List.of(Measure.USERS, Measure.ABLE, Measure.MIXED_FLEET),
            List.of(new RateFormula("able", Measure.ABLE, Measure.USERS)),
            EnumSet.of(Dimension.COHORT, Dimension.PLATFORM, Dimension.BROWSER, Dimension.DEVICE)),
    /** Who is offered a passkey, and what becomes of it. */
    ENROLLMENT(
            List.of(
                    Measure.ELIGIBLE_USERS,
                    Measure.ALL_HOLDERS,
                    Measure.OFFERS,
                    Measure.OFFERED_USERS,
                    Measure.SKIPPED_USERS,
                    Measure.FAILED_USERS,
                    Measure.ENROLLED_USERS),
            List.of(
                    new RateFormula("enrollment", Measure.ENROLLED_USERS, Measure.OFFERED_USERS),
                    new RateFormula("coverage", Measure.ALL_HOLDERS, Measure.ELIGIBLE_USERS)),
            EnumSet.of(
                    Dimension.DAY,
                    Dimension.WEEK,
                    Dimension.COHORT,
                    Dimension.PLATFORM,
                    Dimension.BROWSER,
                    Dimension.DEVICE,
                    Dimension.CLIENT)),
    /** Why people say "Not now", as far as they tell. */
    FEEDBACK(
            List.of(
                    Measure.SKIPS,
                    Measure.REASONS_GIVEN,
                    Measure.NO_TIME,
                    Measure.UNCLEAR,
                    Measure.NOT_MY_DEVICE,
                    Measure.DISTRUST,
                    Measure.NO_NEED),
            List.of(new RateFormula("answered", Measure.REASONS_GIVEN, Measure.SKIPS)),
            EnumSet.of(
                    Dimension.DAY,
                    Dimension.WEEK,
                    Dimension.COHORT,
                    Dimension.PLATFORM,
                    Dimension.BROWSER,
                    Dimension.DEVICE,
                    Dimension.CLIENT)),
    /** How people sign in, and how well it goes. */
    SIGN_INS(
            List.of(Measure.ATTEMPTS, Measure.SUCCESSES, Measure.PASSKEY_SUCCESSES, Measure.HOLDER_SUCCESSES),
            List.of(
                    new RateFormula("success", Measure.SUCCESSES, Measure.ATTEMPTS),
                    new RateFormula("passkeyShare", Measure.PASSKEY_SUCCESSES, Measure.SUCCESSES),
                    new RateFormula("passkeyUse", Measure.PASSKEY_SUCCESSES, Measure.HOLDER_SUCCESSES)),
            EnumSet.range(Dimension.DAY, Dimension.CLIENT)),
    /** How often those who have a passkey sign in without it, and why. */
    FALLBACK(
            List.of(
                    Measure.HOLDER_SUCCESSES,
                    Measure.FALLBACKS,
                    Measure.NO_PASSKEY_HERE,
                    Measure.UNUSABLE,
                    Measure.CHOICE),
            List.of(new RateFormula("fallback", Measure.FALLBACKS, Measure.HOLDER_SUCCESSES)),
            EnumSet.range(Dimension.DAY, Dimension.CLIENT)),
    /** How many of those who have a passkey can lose a device and still get in. */
    RESILIENCE(
            List.of(
                    Measure.HOLDERS,
                    Measure.RESILIENT,
                    Measure.BACKED_UP,
                    Measure.TWO_OR_MORE,
                    Measure.RECOVERY_PROVEN),
            List.of(new RateFormula("resilience", Measure.RESILIENT, Measure.HOLDERS)),
            EnumSet.of(Dimension.COHORT, Dimension.PLATFORM, Dimension.BROWSER, Dimension.DEVICE)),
    /** How many of those who are locked out get back in, by whom, and how long it takes. */
    RECOVERY(
            List.of(
                    Measure.STARTED,
                    Measure.COMPLETED,
                    Measure.DENIED,
                    Measure.ABANDONED,
                    Measure.REPUDIATED,
                    Measure.ASSISTED,
                    Measure.SECONDS_P50,
                    Measure.SECONDS_P90),
            List.of(
                    new RateFormula("completion", Measure.COMPLETED, Measure.STARTED),
                    new RateFormula("selfService", Measure.COMPLETED, Measure.ASSISTED, Measure.COMPLETED)),
            EnumSet.range(Dimension.DAY, Dimension.CLIENT)),
    /** What each arm of an experiment led to; always by experiment and arm. */
    EXPERIMENTS(
            List.of(Measure.EXPOSED, Measure.ENROLLED, Measure.FIRST_USE),
            List.of(
                    new RateFormula("enrollment", Measure.ENROLLED, Measure.EXPOSED),
                    new RateFormula("firstUse", Measure.FIRST_USE, Measure.ENROLLED)),
            EnumSet.of(Dimension.EXPERIMENT, Dimension.ARM));

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<Measure> measures;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<RateFormula> rates;

    @SuppressWarnings("ImmutableEnumChecker") // Never changed, and copied before it is given away.
    private final EnumSet<Dimension> dimensions;

    Report(List<Measure> measures, List<RateFormula> rates, EnumSet<Dimension> dimensions) {
        this.measures = measures;
        this.rates = rates;
        this.dimensions = dimensions;
    }

    /** The word in the address and in the answer: lower case, with hyphens. */
    public String id() {
        return id;
    }

    /** What it can be broken down by. */
    public Set<Dimension> dimensions() {
        return EnumSet.copyOf(dimensions);
    }

    /** What it is always broken down by; empty where the query says. */
    List<Dimension> fixed() {
        return this == EXPERIMENTS ? List.of(Dimension.EXPERIMENT, Dimension.ARM) : List.of();
    }

    /** The types of the facts that it counts; none where it counts people. */
    public Set<FactType> types() {
        return measures.stream()
                .flatMap(measure -> measure.type().stream())
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
