package io.github.passkeyjourney.insights;

import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.audit.event.FallbackCause;
import io.github.passkeyjourney.audit.event.SignInMethod;
import io.github.passkeyjourney.audit.event.SignInOutcome;
import io.github.passkeyjourney.audit.event.SkipReason;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Tallies of one Sunday in one place, which tests then move about. */
public final class TestTallies {

    public static final LocalDate SUNDAY = LocalDate.parse("2026-11-22");

    private TestTallies() {}

    public static Tally signIns(long facts, SignInMethod method, SignInOutcome outcome, boolean holder) {
        return tally(FactType.SIGN_IN, method.id(), outcome.id(), null, holder, facts);
    }

    public static Tally fallbacks(long facts, FallbackCause cause, SignInMethod method) {
        return tally(FactType.FALLBACK, method.id(), null, cause.id(), false, facts);
    }

    public static Tally skips(long facts, @Nullable SkipReason reason) {
        return tally(FactType.SKIPPED, null, null, reason == null ? null : reason.id(), false, facts);
    }

    public static Tally offers(long facts) {
        return tally(FactType.OFFERED, null, "optional", null, false, facts);
    }

    public static Tally inCohort(@Nullable String cohort, Tally tally) {
        return with(tally, tally.day(), cohort, tally.client());
    }

    public static Tally atClient(@Nullable String client, Tally tally) {
        return with(tally, tally.day(), tally.cohort(), client);
    }

    public static Tally onDay(String day, Tally tally) {
        return with(tally, LocalDate.parse(day), tally.cohort(), tally.client());
    }

    private static Tally with(Tally tally, @Nullable LocalDate day, @Nullable String cohort, @Nullable String client) {
        return new Tally(
                day,
                tally.type(),
                tally.method(),
                tally.outcome(),
                tally.cause(),
                tally.holder(),
                cohort,
                tally.platform(),
                tally.browser(),
                client,
                tally.facts());
    }

    private static Tally tally(
            FactType type,
            @Nullable String method,
            @Nullable String outcome,
            @Nullable String cause,
            boolean holder,
            long facts) {
        return new Tally(SUNDAY, type, method, outcome, cause, holder, "pilot", "linux", "chrome", "app", facts);
    }
}
