package io.github.passkeyjourney.audit.metrics;

import java.util.List;

/** What is counted by realm. Each label is a closed list of words, so a realm has at most so many counters. */
enum FactCount {
    SIGN_INS("sign.ins", "Attempts to sign in that ended", "method", "outcome", "platform"),
    OFFERS("offers", "Times that the page with the offer of a passkey was shown", "kind"),
    SKIPS("skips", "Offers answered with \"Not now\""),
    ENROLLMENT_FAILURES("enrollment.failures", "Attempts to create a passkey that came to nothing", "error"),
    ENROLLMENTS("enrollments", "Passkeys created", "origin"),
    FALLBACKS("fallbacks", "Sign-ins of holders of a passkey without it", "cause"),
    REMOVALS("removals", "Passkeys removed", "cause");

    private final String meter;
    private final String meaning;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<String> labels;

    FactCount(String meter, String meaning, String... labels) {
        this.meter = "passkey.journey." + meter;
        this.meaning = meaning;
        this.labels = List.of(labels);
    }

    /** In Micrometer's notation. */
    String meter() {
        return meter;
    }

    String meaning() {
        return meaning;
    }

    /** Besides the realm. */
    List<String> labels() {
        return labels;
    }
}
