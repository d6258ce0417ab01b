package io.github.passkeyjourney.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.event.Accepted;
import io.github.passkeyjourney.audit.event.EnrollmentOrigin;
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
import io.github.passkeyjourney.policy.Cadence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What holds for each person, whoever it is and whenever the history ends. */
class SampleJourneyPropertyTest {
    private static final int MOST = 20_000;
    private static final long EARLIEST = 1_767_225_600L;
    private static final long LATEST = 1_900_000_000L;

    @Property(tries = 200)
    void factsAreInOrderAndOfTheirDayAndOver(
            @ForAll @IntRange(min = 1, max = MOST) int number,
            @ForAll @LongRange(min = EARLIEST, max = LATEST) long end) {
        Instant until = Instant.ofEpochSecond(end);
        Journey journey = new Journey(number, until);
        Set<Object> ids = new HashSet<>();
        for (LocalDate day : journey.days()) {
            Instant before = day.atStartOfDay(ZoneOffset.UTC).toInstant();
            for (RecordedFact recorded : journey.person.day(day)) {
                assertThat(recorded.occurredAt()).isBetween(before, until);
                assertThat(LocalDate.ofInstant(recorded.occurredAt(), ZoneOffset.UTC))
                        .isEqualTo(day);
                assertThat(ids.add(recorded.id())).isTrue();
                before = recorded.occurredAt();
            }
        }
    }

    @Property(tries = 200)
    void passkeysAreUsedBetweenTheirBeginningAndTheirEnd(
            @ForAll @IntRange(min = 1, max = MOST) int number,
            @ForAll @LongRange(min = EARLIEST, max = LATEST) long end) {
        Journey journey = new Journey(number, Instant.ofEpochSecond(end));
        Set<String> held = new HashSet<>();
        long accepted = 0;
        long nudged = 0;
        for (RecordedFact recorded : journey.all()) {
            accepted += recorded.fact() instanceof Accepted ? 1 : 0;
            if (recorded.fact() instanceof PasskeyEnrolled enrolled) {
                assertThat(held.add(enrolled.credentialId())).isTrue();
                nudged += enrolled.origin() == EnrollmentOrigin.NUDGE ? 1 : 0;
            } else if (recorded.fact() instanceof PasskeyRemoved removed) {
                assertThat(held.remove(removed.credentialId())).isTrue();
            } else if (recorded.fact() instanceof PasskeyUsed used) {
                assertThat(held).contains(used.credentialId());
            }
        }
        assertThat(accepted).isEqualTo(nudged);
        assertThat(journey.person.passkeys().stream().map(SamplePasskey::id)).containsExactlyInAnyOrderElementsOf(held);
    }

    @Property(tries = 200)
    void holdersFallBackWheneverTheySignInWithoutTheirPasskey(
            @ForAll @IntRange(min = 1, max = MOST) int number,
            @ForAll @LongRange(min = EARLIEST, max = LATEST) long end) {
        List<RecordedFact> facts = new Journey(number, Instant.ofEpochSecond(end)).all();
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i).fact() instanceof SignIn signIn && signIn.outcome() == SignInOutcome.SUCCEEDED) {
                boolean fallback = i + 1 < facts.size()
                        && facts.get(i + 1).fact() instanceof Fallback told
                        && told.method() == signIn.method();

                assertThat(fallback).isEqualTo(signIn.holder() && signIn.method() != SignInMethod.PASSKEY);
                assertThat(signIn.holder() || signIn.method() != SignInMethod.PASSKEY)
                        .isTrue();
            }
        }
    }

    @Property(tries = 300)
    void nobodyIsAskedBeforeTheCohortIsNorInHisQuietTime(
            @ForAll @IntRange(min = 1, max = MOST) int number,
            @ForAll @LongRange(min = EARLIEST, max = LATEST) long end) {
        Journey journey = new Journey(number, Instant.ofEpochSecond(end));
        Instant quietUntil = Instant.MIN;
        int skips = 0;
        int offers = 0;
        for (RecordedFact recorded : journey.all()) {
            if (recorded.fact() instanceof Offered) {
                LocalDate day = LocalDate.ofInstant(recorded.occurredAt(), ZoneOffset.UTC);
                assertThat(journey.rollout.asks(recorded.circumstances().cohort(), day))
                        .isTrue();
                assertThat(recorded.occurredAt()).isAfter(quietUntil);
                offers++;
            } else if (recorded.fact() instanceof Skipped) {
                skips++;
                quietUntil = recorded.occurredAt().plus(Cadence.DEFAULTS.snooze());
            }
        }
        assertThat(journey.person.history().offers()).isEqualTo(offers);
        assertThat(journey.person.history().skips()).isEqualTo(skips);
    }

    @Property(tries = 50)
    void nothingDependsOnWhoElseThereIsNorOnAnEarlierLook(@ForAll @IntRange(min = 1, max = 50) int people) {
        Instant until = Instant.parse("2026-11-22T18:00:00Z");

        assertThat(new SampleCompany(1).people(people))
                .isEqualTo(new SampleCompany(1).people(2 * people).subList(0, people));
        assertThat(new Journey(people, until).all()).isEqualTo(new Journey(people, until).all());
    }

    private static final class Journey {
        private final SampleRollout rollout;
        private final SampleJourney person;

        Journey(int number, Instant until) {
            SampleCompany company = new SampleCompany(1);
            List<SamplePerson> people = company.people(number);
            rollout = SampleRollout.until(LocalDate.ofInstant(until, ZoneOffset.UTC));
            person = new SampleJourney(
                    new SampleIds("realm"), people.get(number - 1), rollout, until, company.chance(number, "journey"));
        }

        List<LocalDate> days() {
            return rollout.firstDay()
                    .datesUntil(rollout.firstDay().plusDays(SampleRollout.DAYS))
                    .toList();
        }

        List<RecordedFact> all() {
            List<RecordedFact> all = new ArrayList<>();
            days().forEach(day -> all.addAll(person.day(day)));
            return all;
        }
    }
}
