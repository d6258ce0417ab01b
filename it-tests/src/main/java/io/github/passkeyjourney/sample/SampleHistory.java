package io.github.passkeyjourney.sample;

import io.github.passkeyjourney.audit.event.RecordedFact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All that happens in the company, day by day. The same people, realm and end always have the same history. */
final class SampleHistory {

    private static final long SEED = 26_7_4;

    private final SampleIds ids;
    private final SampleRollout rollout;
    private final List<SamplePerson> people;
    private final List<SampleJourney> journeys;

    /**
     * @param realmId Keycloak's id of the realm
     * @param people how many
     * @param until nothing happens after this moment, whose day in UTC is the last
     */
    SampleHistory(String realmId, int people, Instant until) {
        SampleCompany company = new SampleCompany(SEED);
        this.ids = new SampleIds(realmId);
        this.rollout = SampleRollout.until(LocalDate.ofInstant(until, ZoneOffset.UTC));
        this.people = company.people(people);
        this.journeys = this.people.stream()
                .map(person ->
                        new SampleJourney(ids, person, rollout, until, company.chance(person.number(), "journey")))
                .toList();
    }

    SampleIds ids() {
        return ids;
    }

    List<SamplePerson> people() {
        return people;
    }

    /** Each day in UTC, in order. */
    List<LocalDate> days() {
        return rollout.firstDay()
                .datesUntil(rollout.firstDay().plusDays(SampleRollout.DAYS))
                .toList();
    }

    /** How the rollout went. */
    SampleRollout rollout() {
        return rollout;
    }

    /** The facts of a day, in the order in which they happened. Each day is asked for once, in order. */
    List<RecordedFact> day(LocalDate day) {
        List<RecordedFact> facts = new ArrayList<>();
        journeys.forEach(journey -> facts.addAll(journey.day(day)));
        // Stable: what a person does at one moment stays in its order.
        facts.sort(Comparator.comparing(RecordedFact::occurredAt));
        return facts;
    }
}
