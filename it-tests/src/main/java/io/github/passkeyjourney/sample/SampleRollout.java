package io.github.passkeyjourney.sample;

import io.github.passkeyjourney.policy.Cadence;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How the rollout went: two weeks of looking on, a pilot in the IT department, then sales, then everyone, and in the end a
 * duty for the privileged. The last days are as the policy of the demo realm has it.
 *
 * @param firstDay the first day of the history, in UTC
 */
record SampleRollout(LocalDate firstDay) {

    /** Days of the history, both ends included. */
    static final int DAYS = 90;

    /** The cohort with a duty. */
    static final String MANDATORY = "mandatory";

    private static final String EVERYONE = "everyone";
    private static final int PILOT = 14;
    private static final int SALES = 28;
    private static final int ALL = 42;
    private static final int DUTY = 63;

    /** The history that ends on this day. */
    static SampleRollout until(LocalDate lastDay) {
        return new SampleRollout(lastDay.minusDays(DAYS - 1));
    }

    /** The cohort of a person on a day; null outside of every cohort. */
    @Nullable
    String cohort(SamplePerson person, LocalDate day) {
        if (person.privileged() && number(day) >= DUTY) {
            return MANDATORY;
        }
        String department = person.department();
        if (SamplePerson.SERVICE_DESK.equals(department)) {
            return null;
        }
        return department == null ? EVERYONE : department;
    }

    /** Whether users of the cohort are asked on that day. */
    boolean asks(@Nullable String cohort, LocalDate day) {
        if (cohort == null) {
            return false;
        }
        int start = switch (cohort) {
            case MANDATORY -> DUTY;
            case SamplePerson.IT -> PILOT;
            case SamplePerson.SALES -> SALES;
            default -> ALL;
        };
        return number(day) >= start;
    }

    /** Whether the cohort's phase enforces. */
    boolean enforces(@Nullable String cohort) {
        return MANDATORY.equals(cohort);
    }

    /** How often a cohort is asked: as the product does it unless told otherwise; the duty began with its day. */
    Cadence cadence(@Nullable String cohort) {
        Cadence usual = Cadence.DEFAULTS;
        return enforces(cohort)
                ? new Cadence(
                        usual.snooze(),
                        usual.backoff(),
                        usual.maxSkips(),
                        usual.rest(),
                        usual.errorCooldown(),
                        firstDay.plusDays(DUTY - 1),
                        Duration.ZERO)
                : usual;
    }

    /** The day, counted from 0. */
    int number(LocalDate day) {
        return Math.toIntExact(ChronoUnit.DAYS.between(firstDay, day));
    }
}
