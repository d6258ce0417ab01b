package io.github.passkeyjourney.recovery.flow;

import io.github.passkeyjourney.recovery.store.Budget;
import org.keycloak.Config;

/**
 * How much recovery there may be in an hour, whoever somebody says he is. Offices share one address, so these are far above what
 * people do, and far below what guessing needs.
 *
 * @param answers how many answers are looked at
 * @param messages how many messages are sent
 */
record RecoveryLimits(Budget.Limits answers, Budget.Limits messages) {

    /**
     * The settings of the server: {@code answers-per-address}, {@code answers-per-network}, {@code answers-per-realm}, and the same of
     * {@code messages}.
     *
     * @throws IllegalArgumentException if one is below 1
     */
    static RecoveryLimits read(Config.Scope config) {
        return new RecoveryLimits(
                read(config, "answers", 200, 1_000, 20_000), read(config, "messages", 60, 300, 5_000));
    }

    private static Budget.Limits read(Config.Scope config, String use, int address, int network, int realm) {
        return new Budget.Limits(
                config.getInt(use + "-per-address", address),
                config.getInt(use + "-per-network", network),
                config.getInt(use + "-per-realm", realm));
    }
}
