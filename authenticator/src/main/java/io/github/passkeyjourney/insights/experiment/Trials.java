package io.github.passkeyjourney.insights.experiment;

import io.github.passkeyjourney.insights.Answer;
import io.github.passkeyjourney.insights.Rate;
import io.github.passkeyjourney.insights.Row;
import io.github.passkeyjourney.policy.Experiment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Reads the arms of experiments side by side from a report on them. */
public final class Trials {

    private Trials() {}

    /**
     * The trials of a report, by experiment.
     *
     * @param answer to {@link io.github.passkeyjourney.insights.Report#EXPERIMENTS}
     * @param experiments of the policy as it is now; the size of arms is checked for these alone
     */
    public static Map<String, Trial> of(Answer answer, List<Experiment> experiments) {
        Map<String, Map<String, Double>> shares =
                experiments.stream().collect(Collectors.toMap(Experiment::name, Experiment::shares));
        Map<String, Map<String, Rate>> enrollments = new LinkedHashMap<>();
        for (Row row : answer.rows()) {
            enrollments
                    .computeIfAbsent(row.key().get(0), name -> new LinkedHashMap<>())
                    .put(
                            row.key().get(1),
                            Objects.requireNonNull(row.figures().rates().get("enrollment")));
        }
        Map<String, Trial> trials = new LinkedHashMap<>();
        enrollments.forEach((name, arms) -> {
            // Where arms are left out as too small, nobody can tell whether they are as large as they should be.
            Map<String, Double> expected = answer.suppressed() > 0 ? Map.of() : shares.getOrDefault(name, Map.of());
            trials.put(name, Trial.of(name, Experiment.HOLDOUT, arms, expected));
        });
        return trials;
    }
}
