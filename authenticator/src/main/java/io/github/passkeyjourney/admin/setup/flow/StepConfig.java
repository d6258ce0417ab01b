package io.github.passkeyjourney.admin.setup.flow;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a step.
 *
 * @param sharedId the id of settings that are deployed with a provider and belong to no realm; null for the realm's own
 * @param alias their name in the realm; may be missing
 * @param values none of ours
 */
public record StepConfig(
        @Nullable String sharedId, @Nullable String alias, Map<String, String> values) {

    /** Keeps the values as they are. */
    public StepConfig {
        values = Map.copyOf(values);
    }
}
