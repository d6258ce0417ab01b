package io.github.passkeyjourney.insights;

import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.audit.event.Word;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * So many facts that have all this in common. What a query does not break down by may be null.
 *
 * @param day the day, in UTC
 * @param type the type of the facts
 * @param method the word of the method, where the facts have one
 * @param outcome the word of the outcome, where the facts have one
 * @param cause the word of the cause, where the facts have one
 * @param holder whether the accounts had a passkey; false where the facts do not tell
 * @param cohort the cohort; null outside of every cohort
 * @param platform the operating system
 * @param browser the browser
 * @param client the application, by its {@code client_id}
 * @param facts how many, at least 0
 */
public record Tally(
        @Nullable LocalDate day,
        FactType type,
        @Nullable String method,
        @Nullable String outcome,
        @Nullable String cause,
        boolean holder,
        @Nullable String cohort,
        @Nullable String platform,
        @Nullable String browser,
        @Nullable String client,
        long facts) {

    /**
     * @throws IllegalArgumentException if the number is negative
     */
    public Tally {
        if (facts < 0) {
            throw new IllegalArgumentException("A tally cannot be negative: " + facts);
        }
    }

    boolean has(Word outcomeWord) {
        return outcomeWord.id().equals(outcome);
    }

    boolean isBy(Word methodWord) {
        return methodWord.id().equals(method);
    }

    boolean isFor(Word causeWord) {
        return causeWord.id().equals(cause);
    }
}
