package io.github.passkeyjourney.population;

/** The realms that people belong to. */
enum House {
    /** Every cohort, by script and by browser. */
    ROLLOUT(true),
    /** Everybody observed, and an upstream identity provider. */
    OBSERVED(true),
    /** Keycloak's own flow without our steps, so nobody finds out anybody's cohort. */
    STOCK(false);

    /** Whether our steps are in the flow. */
    final boolean steps;

    House(boolean steps) {
        this.steps = steps;
    }
}
