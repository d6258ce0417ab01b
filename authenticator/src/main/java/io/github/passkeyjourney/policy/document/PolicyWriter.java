package io.github.passkeyjourney.policy.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.passkeyjourney.policy.Arm;
import io.github.passkeyjourney.policy.Cadence;
import io.github.passkeyjourney.policy.Cohort;
import io.github.passkeyjourney.policy.Experiment;
import io.github.passkeyjourney.policy.Expiry;
import io.github.passkeyjourney.policy.Limits;
import io.github.passkeyjourney.policy.Match;
import io.github.passkeyjourney.policy.Platform;
import io.github.passkeyjourney.policy.Recovery;
import io.github.passkeyjourney.policy.RecoveryMethod;
import io.github.passkeyjourney.policy.RolloutPolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the canonical form: every field in a fixed order with its default filled in, sets sorted, empty conditions left
 * out.
 */
final class PolicyWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PolicyWriter() {}

    static ObjectNode write(RolloutPolicy policy) {
        ObjectNode root = NODES.objectNode();
        root.put("version", PolicyReader.VERSION);
        root.put("enabled", policy.enabled());
        ArrayNode cohorts = root.putArray("cohorts");
        policy.cohorts().forEach(cohort -> cohorts.add(cohort(cohort)));
        ArrayNode experiments = root.putArray("experiments");
        policy.experiments().forEach(experiment -> experiments.add(experiment(experiment)));
        root.put("celebrate", policy.celebrate());
        root.putObject("upgrade").put("automatic", policy.upgrade().automatic());
        root.putObject("multiDevice")
                .put("ask", policy.multiDevice().ask().id())
                .put("localAfterCrossDevice", policy.multiDevice().localAfterCrossDevice());
        root.putObject("enrollment")
                .put("maxAuthAge", DurationText.write(policy.enrollment().maxAuthAge()))
                .put("requireStrongestFactor", policy.enrollment().requireStrongestFactor())
                .put("coolingOff", DurationText.write(policy.enrollment().coolingOff()))
                .put("maxPasskeys", policy.enrollment().maxPasskeys());
        root.set("expiry", expiry(policy.expiry()));
        root.putObject("passwordless")
                .put("password", policy.passwordless().password().id());
        root.set("recovery", recovery(policy.recovery()));
        root.set("relatedOrigins", texts(policy.relatedOrigins()));
        root.putObject("analytics")
                .put("retentionDays", policy.analytics().retentionDays())
                .put("minimumCellSize", policy.analytics().minimumCellSize());
        return root;
    }

    private static ObjectNode cohort(Cohort cohort) {
        ObjectNode node = NODES.objectNode();
        node.put("name", cohort.name());
        node.set("match", match(cohort.match()));
        node.put("phase", cohort.phase().id());
        node.set("nudge", cadence(cohort.nudge()));
        Expiry expiry = cohort.expiry();
        if (expiry != null) {
            node.set("expiry", expiry(expiry));
        }
        if (cohort.experiment() != null) {
            node.put("experiment", cohort.experiment());
        }
        return node;
    }

    private static ObjectNode match(Match match) {
        ObjectNode node = NODES.objectNode();
        putTexts(node, "groups", match.groups());
        putTexts(node, "roles", match.roles());
        putTexts(node, "clients", match.clients());
        putTexts(node, "organizations", match.organizations());
        putTexts(node, "identityProviders", match.identityProviders());
        putTexts(node, "emailDomains", match.emailDomains());
        if (!match.attributes().isEmpty()) {
            ObjectNode attributes = node.putObject("attributes");
            new TreeMap<>(match.attributes()).forEach((name, values) -> putTexts(attributes, name, values));
        }
        putTexts(node, "platforms", match.platforms().stream().map(Platform::id).toList());
        if (match.basisPoints() != Limits.ALL_BASIS_POINTS) {
            node.put("percent", percent(match.basisPoints()));
        }
        Match not = match.not();
        if (not != null) {
            node.set("not", match(not));
        }
        return node;
    }

    private static ObjectNode cadence(Cadence cadence) {
        ObjectNode node = NODES.objectNode()
                .put("snooze", DurationText.write(cadence.snooze()))
                .put("backoff", cadence.backoff())
                .put("maxSkips", cadence.maxSkips())
                .put("rest", DurationText.write(cadence.rest()))
                .put("errorCooldown", DurationText.write(cadence.errorCooldown()));
        LocalDate deadline = cadence.deadline();
        node.put("deadline", deadline == null ? null : deadline.toString());
        return node.put("grace", DurationText.write(cadence.grace()));
    }

    private static ObjectNode expiry(Expiry expiry) {
        return NODES.objectNode()
                .put("maxAge", text(expiry.maxAge()))
                .put("maxIdle", text(expiry.maxIdle()))
                .put("warnBefore", DurationText.write(expiry.warnBefore()));
    }

    private static ObjectNode experiment(Experiment experiment) {
        ObjectNode node = NODES.objectNode()
                .put("name", experiment.name())
                .put("holdoutPercent", percent(experiment.holdoutBasisPoints()));
        ArrayNode arms = node.putArray("arms");
        for (Arm arm : experiment.arms()) {
            arms.addObject().put("name", arm.name()).put("weight", arm.weight());
        }
        return node;
    }

    private static ObjectNode recovery(Recovery recovery) {
        ObjectNode node = NODES.objectNode();
        node.putObject("proofs")
                .put("protected", recovery.proofs().protectedAccount())
                .put("passwordOnly", recovery.proofs().passwordOnly());
        node.put("hold", DurationText.write(recovery.hold()));
        node.put("drillEvery", text(recovery.drillEvery()));
        ObjectNode methods = node.putObject("methods");
        recovery.methods().forEach(method -> methods.set(method.id(), method(method)));
        node.set("checklist", texts(recovery.checklist()));
        return node;
    }

    private static ObjectNode method(RecoveryMethod method) {
        ObjectNode node = NODES.objectNode();
        if (method instanceof RecoveryMethod.SmsCode sms) {
            node.set("prefixes", texts(sms.prefixes()));
        } else if (method instanceof RecoveryMethod.IdentityProvider provider) {
            node.put("alias", provider.alias());
        } else if (method instanceof RecoveryMethod.AccessPass pass) {
            node.put("lifetime", DurationText.write(pass.lifetime())).put("fourEyes", pass.fourEyes());
        }
        return node;
    }

    private static BigDecimal percent(int basisPoints) {
        BigDecimal percent = BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros();
        // 1E+2 is a number too, but nobody would write it.
        return percent.scale() < 0 ? percent.setScale(0) : percent;
    }

    private static @Nullable String text(@Nullable Duration duration) {
        return duration == null ? null : DurationText.write(duration);
    }

    private static void putTexts(ObjectNode node, String field, Collection<String> values) {
        if (!values.isEmpty()) {
            node.set(field, texts(values.stream().sorted().toList()));
        }
    }

    private static ArrayNode texts(Collection<String> values) {
        ArrayNode array = NODES.arrayNode();
        values.forEach(array::add);
        return array;
    }
}
