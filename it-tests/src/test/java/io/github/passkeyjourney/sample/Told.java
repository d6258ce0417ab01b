package io.github.passkeyjourney.sample;

import io.github.passkeyjourney.audit.event.BehaviourFact;
import io.github.passkeyjourney.audit.event.DeviceSeen;
import io.github.passkeyjourney.audit.event.EnrollmentFailed;
import io.github.passkeyjourney.audit.event.Fact;
import io.github.passkeyjourney.audit.event.Fallback;
import io.github.passkeyjourney.audit.event.Offered;
import io.github.passkeyjourney.audit.event.PasskeyEnrolled;
import io.github.passkeyjourney.audit.event.PasskeyRemoved;
import io.github.passkeyjourney.audit.event.PasskeyUsed;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.event.SignIn;
import io.github.passkeyjourney.audit.event.SignInMethod;
import io.github.passkeyjourney.audit.event.SignInOutcome;
import io.github.passkeyjourney.audit.event.Skipped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** All that a history tells, to be counted by itself. */
final class Told {
    private final SampleHistory history;
    private final List<RecordedFact> facts = new ArrayList<>();

    Told(SampleHistory history) {
        this.history = history;
        history.days().forEach(day -> facts.addAll(history.day(day)));
    }

    List<RecordedFact> facts() {
        return facts;
    }

    LocalDate firstDay() {
        return history.days().get(0);
    }

    LocalDate lastDay() {
        return history.days().get(history.days().size() - 1);
    }

    long count(Predicate<RecordedFact> which) {
        return facts.stream().filter(which).count();
    }

    long count(Class<? extends Fact> type) {
        return count(recorded -> type.isInstance(recorded.fact()));
    }

    /** Those that are kept one by one. */
    long kept() {
        return count(BehaviourFact.class) - count(DeviceSeen.class) - count(PasskeyUsed.class);
    }

    long offers() {
        return count(Offered.class);
    }

    long skips() {
        return count(Skipped.class);
    }

    long failures() {
        return count(EnrollmentFailed.class);
    }

    long enrolled() {
        return count(PasskeyEnrolled.class);
    }

    long removed() {
        return count(PasskeyRemoved.class);
    }

    long fallbacks() {
        return count(Fallback.class);
    }

    long attempts() {
        return count(SignIn.class);
    }

    long successes() {
        return count(Told::isSuccess);
    }

    long passkeySuccesses() {
        return count(Told::isWithPasskey);
    }

    /** How many people a kind of fact is about. */
    long people(Class<? extends Fact> type) {
        return facts.stream()
                .filter(recorded -> type.isInstance(recorded.fact()))
                .map(recorded -> recorded.circumstances().userId())
                .distinct()
                .count();
    }

    /** How many people hold a passkey in the end. */
    long holders() {
        Map<String, String> owners = new HashMap<>();
        for (RecordedFact recorded : facts) {
            if (recorded.fact() instanceof PasskeyEnrolled enrolled) {
                owners.put(
                        enrolled.credentialId(),
                        Objects.requireNonNull(recorded.circumstances().userId()));
            } else if (recorded.fact() instanceof PasskeyRemoved removed) {
                owners.remove(removed.credentialId());
            }
        }
        return owners.values().stream().distinct().count();
    }

    long devices() {
        return facts.stream()
                .filter(recorded -> recorded.fact() instanceof DeviceSeen)
                .map(recorded -> recorded.circumstances().userId()
                        + recorded.circumstances().platform()
                        + recorded.circumstances().browser())
                .distinct()
                .count();
    }

    static boolean isSuccess(RecordedFact recorded) {
        return recorded.fact() instanceof SignIn signIn && signIn.outcome() == SignInOutcome.SUCCEEDED;
    }

    static boolean isWithPasskey(RecordedFact recorded) {
        return isSuccess(recorded)
                && recorded.fact() instanceof SignIn signIn
                && signIn.method() == SignInMethod.PASSKEY;
    }

    static LocalDate day(RecordedFact recorded) {
        return LocalDate.ofInstant(recorded.occurredAt(), ZoneOffset.UTC);
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
