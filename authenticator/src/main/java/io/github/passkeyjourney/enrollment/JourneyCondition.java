package io.github.passkeyjourney.enrollment;

import io.github.passkeyjourney.policy.Phase;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.Constants;

/**
 * What an admin has set for one condition of a flow. Everything that is set must hold; in a list, one entry must. Where
 * nothing is set, nothing matches.
 *
 * @param phases ids of phases; empty for any
 * @param cohorts names of cohorts; empty for any
 * @param passkey whether the user must have a passkey
 * @param syncedPasskey whether one of them must be backed up
 * @param deviceCapable whether the device must be known to be able to make one
 * @param negate whether the answer is turned round, after all else
 */
record JourneyCondition(
        Set<String> phases,
        Set<String> cohorts,
        boolean passkey,
        boolean syncedPasskey,
        boolean deviceCapable,
        boolean negate) {

    static final String PHASES = "phases";
    static final String COHORTS = "cohorts";
    static final String PASSKEY = "hasPasskey";
    static final String SYNCED_PASSKEY = "hasSyncedPasskey";
    static final String DEVICE_CAPABLE = "deviceCapable";
    static final String NEGATE = "negate";

    /** Reads the settings of a step. */
    static JourneyCondition of(Map<String, String> config) {
        return new JourneyCondition(
                list(config.get(PHASES)),
                list(config.get(COHORTS)),
                Boolean.parseBoolean(config.get(PASSKEY)),
                Boolean.parseBoolean(config.get(SYNCED_PASSKEY)),
                Boolean.parseBoolean(config.get(DEVICE_CAPABLE)),
                Boolean.parseBoolean(config.get(NEGATE)));
    }

    /** Asks only for what is set, the cheap things first. */
    boolean matches(Facts facts) {
        return negate != holds(facts);
    }

    private boolean holds(Facts facts) {
        boolean asksForCohort = !phases.isEmpty() || !cohorts.isEmpty();
        if (!asksForCohort && !passkey && !syncedPasskey && !deviceCapable) {
            return false;
        }
        return (!deviceCapable || facts.deviceCapable().getAsBoolean())
                && (!(passkey || syncedPasskey) || facts.passkey().getAsBoolean())
                && (!asksForCohort || contains(facts.membership().get()))
                && (!syncedPasskey || facts.syncedPasskey().getAsBoolean());
    }

    private boolean contains(Membership membership) {
        return (phases.isEmpty()
                        || (membership.phase() != null
                                && phases.contains(membership.phase().id())))
                && (cohorts.isEmpty() || (membership.cohort() != null && cohorts.contains(membership.cohort())));
    }

    private static Set<String> list(@Nullable String value) {
        return value == null
                ? Set.of()
                : Arrays.stream(Constants.CFG_DELIMITER_PATTERN.split(value))
                        .map(String::strip)
                        .filter(entry -> !entry.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Where somebody stands in the rollout.
     *
     * @param cohort the cohort's name; null outside of every cohort
     * @param phase its phase; {@link Phase#OFF} outside of every cohort, null if nobody can tell yet
     */
    record Membership(@Nullable String cohort, @Nullable Phase phase) {}

    /**
     * What can be asked, each at its own cost.
     *
     * @param deviceCapable whether the browser said that it can make a passkey
     * @param passkey whether the user has one
     * @param membership the user's place in the rollout
     * @param syncedPasskey whether one of the user's is backed up
     */
    record Facts(
            BooleanSupplier deviceCapable,
            BooleanSupplier passkey,
            Supplier<Membership> membership,
            BooleanSupplier syncedPasskey) {}
}
