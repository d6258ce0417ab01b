package io.github.passkeyjourney.harness;

/** Policy documents of one cohort that everybody is in. */
public final class TestPolicy {

    private TestPolicy() {}

    /** The phase with default cadence. */
    public static String of(String phase) {
        return of(phase, "{}");
    }

    /** The phase with this cadence, the JSON of a nudge section. */
    public static String of(String phase, String nudge) {
        return """
                {"version": 1, "enabled": true,
                 "cohorts": [{"name": "everyone", "match": {}, "phase": "%s", "nudge": %s}]}
                """.formatted(phase, nudge);
    }

    /** The page at each sign-in, however often it was put off. */
    public static String always() {
        return of("offer", "{\"snooze\": \"PT0S\", \"rest\": \"PT0S\", \"errorCooldown\": \"PT0S\"}");
    }

    /** The same policy, but a holder of a passkey may add another one after a sign-in with the password alone. */
    public static String passwordSuffices(String policy) {
        return policy.replaceFirst(
                "\"enabled\": true,", "\"enabled\": true, \"enrollment\": {\"requireStrongestFactor\": false},");
    }

    /** The page without "Not now". */
    public static String mandatory() {
        return of("require", "{\"deadline\": \"2026-01-01\"}");
    }
}
