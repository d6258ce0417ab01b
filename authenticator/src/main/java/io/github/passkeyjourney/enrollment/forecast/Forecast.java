package io.github.passkeyjourney.enrollment.forecast;

import io.github.passkeyjourney.policy.Cohort;
import io.github.passkeyjourney.policy.NudgeDecision;
import io.github.passkeyjourney.policy.Reason;
import io.github.passkeyjourney.policy.RolloutPolicy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts decisions by cohort and reason, and keeps a few users of each reason. Not thread-safe. */
public final class Forecast {

    /** Most users that are named for a reason. */
    public static final int SAMPLE = 5;

    private final Map<@Nullable String, Tally> cohorts = new LinkedHashMap<>();
    private final Tally total = new Tally(null, null);
    private final Map<Reason, List<String>> samples = new EnumMap<>(Reason.class);

    /** Begins with nobody in any cohort of the policy. */
    public Forecast(RolloutPolicy policy) {
        for (Cohort cohort : policy.cohorts()) {
            cohorts.put(cohort.name(), new Tally(cohort.name(), cohort.phase().id()));
        }
    }

    /** Counts what would happen to a user. */
    public void add(String userId, NudgeDecision decision) {
        Cohort cohort = decision.cohort();
        String name = cohort == null ? null : cohort.name();
        cohorts.computeIfAbsent(name, none -> new Tally(null, null)).add(decision.reason());
        total.add(decision.reason());
        List<String> some = samples.computeIfAbsent(decision.reason(), reason -> new ArrayList<>());
        if (some.size() < SAMPLE) {
            some.add(userId);
        }
    }

    /** By cohort, in the order of the policy; last those in none, if there are any. */
    public List<Tally> cohorts() {
        return List.copyOf(cohorts.values());
    }

    /** Everybody. */
    public Tally total() {
        return total;
    }

    /** Ids of up to {@link #SAMPLE} users for each reason that came up. */
    public Map<Reason, List<String>> samples() {
        return samples;
    }

    /** Counts of one cohort or of all. */
    public static final class Tally {

        private final @Nullable String cohort;
        private final @Nullable String phase;
        private final Map<Reason, Long> reasons = new EnumMap<>(Reason.class);

        private Tally(@Nullable String cohort, @Nullable String phase) {
            this.cohort = cohort;
            this.phase = phase;
        }

        private void add(Reason reason) {
            reasons.merge(reason, 1L, Long::sum);
        }

        /** The name; null for users of no cohort. */
        public @Nullable String cohort() {
            return cohort;
        }

        /** The word of the phase; null without a cohort. */
        public @Nullable String phase() {
            return phase;
        }

        /** Users by what would happen to them; nobody has a reason of no users. */
        public Map<Reason, Long> reasons() {
            return reasons;
        }

        /** All of them. */
        public long users() {
            return reasons.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Those who would see the page. */
        public long asked() {
            return reasons.entrySet().stream()
                    .filter(entry -> entry.getKey().asks())
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }
}
