package io.github.passkeyjourney.population;

import org.jspecify.annotations.Nullable;

/**
 * A device of somebody that told what it can do.
 *
 * @param cohort that of the last day
 * @param first the first day, counted from the epoch
 * @param last the last day, counted from the epoch
 */
record SeenDevice(
        String person,
        House house,
        Machine machine,
        @Nullable String cohort,
        long first,
        long last) {

    String platform() {
        return machine.platform;
    }

    /** Whether a passkey can be made there: in the machine or on a phone. */
    boolean able() {
        return machine.kind == Machine.Kind.ABLE;
    }

    String valueOf(String dimension) {
        return switch (dimension) {
            case "cohort" -> cohort == null ? "none" : cohort;
            case "platform" -> machine.platform;
            case "browser" -> machine.browser;
            case "device" -> Entry.device(machine.platform);
            default -> throw new IllegalArgumentException(dimension);
        };
    }
}
