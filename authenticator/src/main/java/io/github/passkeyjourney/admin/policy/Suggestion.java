package io.github.passkeyjourney.admin.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.passkeyjourney.policy.Phase;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * In which order the cohorts of a policy should be asked, and the policy with which the first of them is.
 *
 * @param steps each cohort of the policy once
 */
record Suggestion(List<Step> steps) {

    /** Of more people than this, a share is asked first. */
    static final int MANY = 1_000;

    /** That share. */
    static final int FIRST_PERCENT = 10;

    private static final int WHOLE = 100;

    /** Leaves room for what is put behind it; see {@link io.github.passkeyjourney.policy.Limits#NAME_SYNTAX}. */
    private static final int LONGEST_STEM = 48;

    private static final ObjectMapper JSON = new ObjectMapper();

    Suggestion {
        steps = List.copyOf(steps);
    }

    /**
     * One cohort.
     *
     * @param cohort its name
     * @param phase where it is
     * @param advice why it stands here
     * @param outlook its numbers; null where they stand for too few people, or nobody asked for them
     */
    record Step(
            String cohort,
            Phase phase,
            Advice advice,
            @Nullable Outlook outlook) {

        private static Step of(Outlook outlook, int minimum) {
            return new Step(
                    outlook.cohort(),
                    outlook.phase(),
                    outlook.advice(minimum),
                    outlook.users() < minimum ? null : outlook);
        }

        /** How many are in it; 0 where that is not told. */
        private long told() {
            return outlook == null ? 0 : outlook.users();
        }
    }

    /**
     * Orders them by advice, then the smaller first, for less can go wrong; where both are equal as the policy does.
     *
     * @param outlooks in the order of the policy
     * @param minimum fewest people to tell numbers of
     */
    static Suggestion of(List<Outlook> outlooks, int minimum) {
        return new Suggestion(outlooks.stream()
                .map(outlook -> Step.of(outlook, minimum))
                .sorted(Comparator.comparing(Step::advice).thenComparingLong(Step::told))
                .toList());
    }

    /** The one to ask next; empty if there is none. */
    Optional<Step> next() {
        return steps.stream().filter(step -> step.advice().goes()).findFirst();
    }

    /**
     * The stored policy, in force and with the next cohort asked; empty if there is none to ask. Of many people a share is drawn
     * first, unless the cohort draws one already. The others stay where they are: a cohort behind it goes on observing them, or
     * the share would pass them on to cohorts that nobody had them in mind for.
     *
     * @param stored a policy that can be read
     */
    Optional<JsonNode> policy(String stored) {
        return next().map(step -> {
            ObjectNode policy = (ObjectNode) tree(stored);
            policy.put("enabled", true);
            ArrayNode cohorts = policy.withArray("/cohorts");
            int position = position(cohorts, step.cohort());
            ObjectNode cohort = (ObjectNode) cohorts.get(position);
            if (step.told() > MANY && percent(cohort) == WHOLE) {
                ObjectNode others = cohort.deepCopy();
                others.put("name", unusedName(cohorts, step.cohort()));
                others.withObject("/match").remove("percent");
                cohorts.insert(position + 1, others);
                cohort.withObject("/match").put("percent", FIRST_PERCENT);
            }
            cohort.put("phase", Phase.OFFER.id());
            return policy;
        });
    }

    private static int percent(JsonNode cohort) {
        return cohort.path("match").path("percent").asInt(WHOLE);
    }

    private static String unusedName(ArrayNode cohorts, String name) {
        List<String> taken = cohorts.findValuesAsText("name");
        String begin = name.substring(0, Math.min(name.length(), LONGEST_STEM));
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> begin + " others" + (number == 1 ? "" : " " + number))
                .filter(candidate -> !taken.contains(candidate))
                .findFirst()
                .orElseThrow();
    }

    /** The policy with all observed cohorts asked, to see what would happen. */
    static String everybodyAsked(String stored) {
        ObjectNode policy = (ObjectNode) tree(stored);
        policy.put("enabled", true);
        for (JsonNode cohort : policy.path("cohorts")) {
            if (cohort.path("phase").asText().equals(Phase.OBSERVE.id())) {
                ((ObjectNode) cohort).put("phase", Phase.OFFER.id());
            }
        }
        return policy.toString();
    }

    private static int position(ArrayNode cohorts, String name) {
        return IntStream.range(0, cohorts.size())
                .filter(index -> cohorts.get(index).path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No cohort " + name));
    }

    private static JsonNode tree(String policy) {
        try {
            return JSON.readTree(policy);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The policy is no JSON", e);
        }
    }
}
