package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.insights.Dimension;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where something about a person was seen, as far as reports break down by it.
 *
 * @param cohort null outside of every cohort
 * @param platform the operating system
 * @param browser the browser
 * @param client the application; null where it does not matter
 */
record Place(
        @Nullable String cohort,
        @Nullable String platform,
        @Nullable String browser,
        @Nullable String client) {

    /** The value of a dimension of people; {@link Dimension#NONE} where there is none, or it has no places. */
    String valueOf(Dimension dimension) {
        String value = switch (dimension) {
            case COHORT -> cohort;
            case PLATFORM -> platform;
            case BROWSER -> browser;
            case DEVICE -> Dimension.device(platform);
            case CLIENT -> client;
            default -> null;
        };
        return Objects.requireNonNullElse(value, Dimension.NONE);
    }
}
