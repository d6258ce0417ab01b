package io.github.passkeyjourney.policy.document;

import io.github.passkeyjourney.policy.Arm;
import io.github.passkeyjourney.policy.Cadence;
import io.github.passkeyjourney.policy.Cohort;
import io.github.passkeyjourney.policy.Experiment;
import io.github.passkeyjourney.policy.Expiry;
import io.github.passkeyjourney.policy.Limits;
import io.github.passkeyjourney.policy.Match;
import io.github.passkeyjourney.policy.Phase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads cohorts and experiments, and the sections that a cohort can override field by field. */
final class CohortReader {

    private CohortReader() {}

    static Cadence cadence(Section section, Cadence base) {
        Cadence read = new Cadence(
                section.duration("snooze", base.snooze(), Limits.DURATION),
                section.decimal("backoff", base.backoff(), Cadence.BACKOFF),
                section.integer("maxSkips", base.maxSkips(), Cadence.MAX_SKIPS),
                section.duration("rest", base.rest(), Limits.DURATION),
                section.duration("errorCooldown", base.errorCooldown(), Limits.DURATION),
                section.optionalDate("deadline", base.deadline(), Cadence.DEADLINE),
                section.duration("grace", base.grace(), Limits.DURATION));
        section.finish();
        return read;
    }

    static Expiry expiry(Section section, Expiry base) {
        Expiry read = new Expiry(
                section.optionalDuration("maxAge", base.maxAge(), Expiry.AGE),
                section.optionalDuration("maxIdle", base.maxIdle(), Expiry.AGE),
                section.duration("warnBefore", base.warnBefore(), Expiry.WARN_BEFORE));
        section.finish();
        return read;
    }

    /** Adds the names to the set, those of experiments with other errors included. */
    static List<Experiment> experiments(Items items, Set<String> names) {
        return items.sections(section -> experiment(section, names));
    }

    static List<Cohort> cohorts(Items items, Cadence nudge, Expiry expiry, Set<String> experiments) {
        Set<String> names = new HashSet<>();
        return items.sections(section -> cohort(section, names, nudge, expiry, experiments));
    }

    private static @Nullable Cohort cohort(
            Section section, Set<String> names, Cadence nudge, Expiry expiry, Set<String> experiments) {
        String name = name(section, names);
        Match match = MatchReader.read(section.section("match"));
        Phase phase = section.word("phase", Phase.values(), Phase::id);
        if (phase == null && !section.has("phase")) {
            section.error("phase", "is missing");
        }
        Cadence ownNudge = cadence(section.section("nudge"), nudge);
        Expiry ownExpiry = section.has("expiry") ? expiry(section.section("expiry"), expiry) : null;
        String experiment = section.text("experiment");
        if (experiment != null && !experiments.contains(experiment)) {
            section.error("experiment", "names no experiment of this document");
        }
        section.finish();
        return !section.errors().isEmpty() || name == null || phase == null
                ? null
                : new Cohort(name, match, phase, ownNudge, ownExpiry, experiment);
    }

    private static @Nullable Experiment experiment(Section section, Set<String> names) {
        String name = name(section, names);
        int holdout = section.percent("holdoutPercent", 0);
        Set<String> armNames = new HashSet<>();
        int before = section.errors().list().size();
        List<Arm> arms = section.items("arms", Limits.MAX_ARMS).sections(arm -> arm(arm, armNames));
        boolean drawable = arms.stream().mapToInt(Arm::weight).sum() > 0;
        if (!drawable && section.errors().list().size() == before) {
            section.error("arms", "must hold at least one arm with a weight above zero");
        }
        section.finish();
        return name == null || !drawable ? null : new Experiment(name, holdout, arms);
    }

    private static @Nullable Arm arm(Section section, Set<String> names) {
        String name = name(section, names);
        if (Experiment.HOLDOUT.equals(name)) {
            section.error("name", "is what the part without an arm is called");
            name = null;
        }
        int weight = section.integer("weight", 1, Arm.WEIGHT);
        section.finish();
        return name == null ? null : new Arm(name, weight);
    }

    private static @Nullable String name(Section section, Set<String> taken) {
        String name = section.text("name");
        if (name == null) {
            if (!section.has("name")) {
                section.error("name", "is missing");
            }
            return null;
        }
        if (!Limits.isName(name)) {
            section.error("name", "must match " + Limits.NAME_SYNTAX);
            return null;
        }
        if (!taken.add(name)) {
            section.error("name", "is used twice");
            return null;
        }
        return name;
    }
}
