package io.github.passkeyjourney.population;

import org.jspecify.annotations.Nullable;

/** The groups that people are in; each but the last is a cohort of the policy, which {@link #policy} writes. */
enum Group {
    /** Asked at each sign-in. */
    PILOT("pilot", true, "offer", Group.ALWAYS),
    /** Asked with the default cadence: a skip is good for a week. */
    PATIENT("patient", true, "encourage", "\"nudge\": {}"),
    /** Asked without "Not now". */
    MUST(
            "must",
            true,
            "require",
            "\"nudge\": {\"deadline\": \"2026-01-01\", \"snooze\": \"PT0S\", \"errorCooldown\": \"PT0S\"}"),
    /** Takes part in an experiment, in one of two arms. */
    SPLIT("split", true, "offer", Group.ALWAYS + ", \"experiment\": \"wording\""),
    /** Takes part in an experiment that holds everybody out. */
    HELD("held", false, "offer", Group.ALWAYS + ", \"experiment\": \"nobody\""),
    WATCH("watch", false, "observe", "\"nudge\": {}"),
    /** Not measured. */
    OFF("off", false, "off", "\"nudge\": {}"),
    /** In no cohort. */
    NONE(null, false, "", "");

    private static final String ALWAYS =
            "\"nudge\": {\"snooze\": \"PT0S\", \"rest\": \"PT0S\", \"errorCooldown\": \"PT0S\"}";

    final @Nullable String cohort;
    final boolean asks;
    private final String phase;
    private final String more;

    Group(@Nullable String cohort, boolean asks, String phase, String more) {
        this.cohort = cohort;
        this.asks = asks;
        this.phase = phase;
        this.more = more;
    }

    /** The group's path; null for those in none. */
    @Nullable
    String path() {
        return cohort == null ? null : "/" + cohort;
    }

    /** The policy of a realm in which all of these groups are cohorts. */
    static String policy(int minimumCellSize) {
        StringBuilder cohorts = new StringBuilder();
        for (Group group : values()) {
            if (group.cohort != null) {
                cohorts.append(cohorts.isEmpty() ? "" : ",\n")
                        .append("{\"name\": \"%s\", \"match\": {\"groups\": [\"%s\"]}, \"phase\": \"%s\", %s}"
                                .formatted(group.cohort, group.path(), group.phase, group.more));
            }
        }
        return """
                {"version": 1, "enabled": true, "cohorts": [%s],
                 "experiments": [
                   {"name": "wording", "holdoutPercent": 0,
                    "arms": [{"name": "faster", "weight": 50}, {"name": "safer", "weight": 50}]},
                   {"name": "nobody", "holdoutPercent": 100, "arms": [{"name": "asked", "weight": 100}]}],
                 "enrollment": {"requireStrongestFactor": false},
                 "analytics": {"minimumCellSize": %d}}
                """.formatted(cohorts, minimumCellSize);
    }
}
