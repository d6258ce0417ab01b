package io.github.passkeyjourney.audit.metrics;

import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.EnrollmentFailed;
import io.github.passkeyjourney.audit.event.Fact;
import io.github.passkeyjourney.audit.event.Fallback;
import io.github.passkeyjourney.audit.event.Offered;
import io.github.passkeyjourney.audit.event.PasskeyEnrolled;
import io.github.passkeyjourney.audit.event.PasskeyRemoved;
import io.github.passkeyjourney.audit.event.SignIn;
import io.github.passkeyjourney.audit.event.Skipped;
import io.github.passkeyjourney.audit.event.Word;
import io.github.passkeyjourney.policy.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One counter of a realm. Its values are constants of closed lists and nothing else: no client, user agent or message can
 * get into a label, whatever a visitor sends.
 */
record Series(
        FactCount count,
        @Nullable Enum<?> first,
        @Nullable Enum<?> second,
        @Nullable Enum<?> third) {

    /** Where a fact is counted; empty for those that have no counter of their own. */
    static Optional<Series> of(Circumstances circumstances, Fact fact) {
        Series series = null;
        if (fact instanceof SignIn signIn) {
            series = new Series(FactCount.SIGN_INS, signIn.method(), signIn.outcome(), circumstances.platform());
        } else if (fact instanceof Offered offered) {
            series = of(FactCount.OFFERS, offered.mandatory() ? Kind.MANDATORY : Kind.OPTIONAL);
        } else if (fact instanceof Skipped) {
            series = of(FactCount.SKIPS, null);
        } else if (fact instanceof EnrollmentFailed failed) {
            series = of(FactCount.ENROLLMENT_FAILURES, failed.error());
        } else if (fact instanceof PasskeyEnrolled enrolled) {
            series = of(FactCount.ENROLLMENTS, enrolled.origin());
        } else if (fact instanceof Fallback fallback) {
            series = of(FactCount.FALLBACKS, fallback.cause());
        } else if (fact instanceof PasskeyRemoved removed) {
            series = of(FactCount.REMOVALS, removed.cause());
        }
        return Optional.ofNullable(series);
    }

    private static Series of(FactCount count, @Nullable Enum<?> label) {
        return new Series(count, label, null, null);
    }

    /** Names and values of the labels, those of the realm among them. */
    String[] labels(String realm) {
        List<String> labels = new ArrayList<>(List.of("realm", realm));
        List<String> names = count.labels();
        @Nullable Enum<?>[] values = {first, second, third};
        for (int i = 0; i < names.size(); i++) {
            labels.add(names.get(i));
            labels.add(word(values[i]));
        }
        return labels.toArray(String[]::new);
    }

    private static String word(@Nullable Enum<?> value) {
        if (value instanceof Word word) {
            return word.id();
        }
        return value instanceof Platform platform ? platform.id() : "none";
    }

    private enum Kind implements Word {
        OPTIONAL,
        MANDATORY
    }
}
