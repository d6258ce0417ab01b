package io.github.passkeyjourney.admin.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.passkeyjourney.enrollment.forecast.Assumption;
import io.github.passkeyjourney.enrollment.forecast.Forecast;
import io.github.passkeyjourney.policy.Cohort;
import io.github.passkeyjourney.policy.NudgeDecision;
import io.github.passkeyjourney.policy.NudgeHistory;
import io.github.passkeyjourney.policy.Phase;
import io.github.passkeyjourney.policy.Reason;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Forecasts as JSON (docs/policy.md, "Forecasts"). */
final class ForecastJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ForecastJson() {}

    static String realm(Forecast forecast, boolean complete, @Nullable String client) {
        ObjectNode json = NODES.objectNode();
        json.put("complete", complete);
        ArrayNode cohorts = json.putArray("cohorts");
        forecast.cohorts().forEach(tally -> {
            ObjectNode cohort =
                    cohorts.addObject().put("cohort", tally.cohort()).put("phase", tally.phase());
            tally(cohort, tally);
        });
        tally(json.putObject("total"), forecast.total());
        ObjectNode samples = json.putObject("samples");
        forecast.samples().forEach((reason, users) -> {
            ArrayNode some = samples.putArray(reason.id());
            users.forEach(some::add);
        });
        assumptions(json, client, EnumSet.of(Assumption.STORED_USERS));
        return json.toString();
    }

    static String user(String id, NudgeDecision decision, NudgeHistory history, @Nullable String client) {
        Cohort cohort = decision.cohort();
        ObjectNode json = NODES.objectNode();
        json.put("user", id);
        json.put("reason", decision.reason().id());
        json.put("asked", decision.asks());
        json.put("mandatory", decision.mandatory());
        json.put("cohort", cohort == null ? null : cohort.name());
        json.put("phase", cohort == null ? null : cohort.phase().id());
        json.put("arm", decision.arm());
        json.put("since", text(since(decision.reason(), history)));
        json.put("until", text(cohort == null ? null : until(decision.reason(), cohort, history)));
        assumptions(json, client, EnumSet.noneOf(Assumption.class));
        return json.toString();
    }

    private static @Nullable Instant since(Reason reason, NudgeHistory history) {
        return switch (reason) {
            case SNOOZED, RESTING -> history.lastSkippedAt();
            case ERROR_COOLDOWN -> history.lastFailedAt();
            case ASKED_MANDATORY -> history.requiredSince();
            default -> null;
        };
    }

    private static @Nullable Instant until(Reason reason, Cohort cohort, NudgeHistory history) {
        Phase phase = cohort.phase();
        return switch (reason) {
            case SNOOZED, RESTING, ERROR_COOLDOWN -> cohort.nudge().quietUntil(history, phase.enforces());
            default -> null;
        };
    }

    private static void tally(ObjectNode json, Forecast.Tally tally) {
        json.put("users", tally.users());
        json.put("asked", tally.asked());
        ObjectNode reasons = json.putObject("reasons");
        for (Map.Entry<Reason, Long> reason : tally.reasons().entrySet()) {
            reasons.put(reason.getKey().id(), reason.getValue());
        }
    }

    private static void assumptions(ObjectNode json, @Nullable String client, Set<Assumption> more) {
        Set<Assumption> all = EnumSet.of(
                Assumption.FRESH, Assumption.INTERACTIVE, Assumption.STRONGEST_FACTOR, Assumption.LAST_DEVICE);
        if (client == null) {
            all.add(Assumption.NO_CLIENT);
        }
        all.addAll(more);
        ArrayNode words = json.putArray("assumptions");
        all.forEach(assumption -> words.add(assumption.id()));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
