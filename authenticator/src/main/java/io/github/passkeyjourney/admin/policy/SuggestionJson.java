package io.github.passkeyjourney.admin.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.passkeyjourney.insights.Answer;
import io.github.passkeyjourney.insights.Row;

/** Suggestions as JSON (docs/policy.md, "Suggestions"). */
final class SuggestionJson {

    private SuggestionJson() {}

    /**
     * The whole answer.
     *
     * @param stored the policy that the suggestion is about
     * @param enabled whether it is in force
     * @param readiness by platform, without small numbers
     * @param complete whether all users were reached
     */
    static String of(Suggestion suggestion, String stored, boolean enabled, Answer readiness, boolean complete) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("complete", complete);
        json.put("enabled", enabled);
        ArrayNode cohorts = json.putArray("cohorts");
        suggestion.steps().forEach(step -> step(cohorts.addObject(), step));
        ArrayNode platforms = json.putArray("platforms");
        for (Row row : readiness.rows()) {
            ObjectNode platform =
                    platforms.addObject().put("platform", row.key().get(0));
            platform.put("users", row.figures().measures().get("users"));
            platform.put("able", row.figures().measures().get("able"));
        }
        json.set(
                "policy",
                suggestion.policy(stored).<JsonNode>map(policy -> policy).orElse(null));
        return json.toString();
    }

    private static void step(ObjectNode json, Suggestion.Step step) {
        json.put("cohort", step.cohort());
        json.put("phase", step.phase().id());
        json.put("reason", step.advice().id());
        Outlook outlook = step.outlook();
        if (outlook != null) {
            json.put("users", outlook.users());
            json.put("able", outlook.able());
            json.put("unable", outlook.unable());
            json.put("unknown", outlook.unknown());
        }
    }
}
