package io.github.passkeyjourney.insights.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.insights.Dimension;
import io.github.passkeyjourney.insights.Headcount;
import io.github.passkeyjourney.insights.Query;
import io.github.passkeyjourney.insights.Report;
import io.github.passkeyjourney.insights.store.TestRows.TestRow;
import io.github.passkeyjourney.policy.Attachment;
import io.github.passkeyjourney.policy.Capability;
import io.github.passkeyjourney.policy.DeviceCapabilities;
import io.github.passkeyjourney.policy.Platform;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

/** What is counted in one pass over sorted rows is what sets of people say. */
class PeopleCountPropertyTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 18);
    private static final int FIRST = Math.toIntExact(DAY.toEpochDay());
    private static final int SPAN = 40;

    @Property(tries = 300)
    void devicesAreCountedByTheirUsers(@ForAll @LongRange(max = 1L << 40) long seed) {
        Random random = new Random(seed);
        List<TestRow<DeviceKind>> rows = rows(random, () -> {
            int known = random.nextInt(1 << Capability.values().length);
            return new DeviceKind(
                    place(random, false), new DeviceCapabilities(known, random.nextInt(512), Platform.OTHER));
        });
        for (Query query : queries(random, Report.READINESS)) {
            Attachment attachment = List.of(Attachment.values()).get(random.nextInt(Attachment.values().length));
            List<TestRow<DeviceKind>> inUse = rows.stream()
                    .filter(row -> row.second() >= query.from().toEpochDay()
                            && row.first() <= query.to().toEpochDay())
                    .toList();
            Predicate<TestRow<DeviceKind>> able = row -> isAble(row.kind().capabilities(), attachment);
            Set<Integer> mixed = persons(inUse).stream()
                    .filter(person -> inUse.stream()
                                    .filter(row -> row.person() == person)
                                    .map(row -> row.kind().place().platform())
                                    .distinct()
                                    .count()
                            > 1)
                    .collect(Collectors.toSet());

            Headcount counted = new DeviceCount(new TestRows<>(rows), query, attachment).headcount();

            assertCounts(counted, query, inUse, row -> row.kind().place(), row -> null, part -> {
                Set<Integer> people = persons(part);
                Set<Integer> mixedPeople = new HashSet<>(people);
                mixedPeople.retainAll(mixed);
                return Map.of(
                        "users", (long) people.size(),
                        "able",
                                (long) persons(part.stream().filter(able).toList())
                                        .size(),
                        "mixedFleet", (long) mixedPeople.size());
            });
        }
    }

    @Property(tries = 300)
    void offersAreCountedByTheUsersWhoGotThem(@ForAll @LongRange(max = 1L << 40) long seed) {
        Random random = new Random(seed);
        List<TestRow<Place>> rows = rows(random, () -> place(random, true)).stream()
                .map(row -> new TestRow<>(
                        row.person(), row.kind(), row.first(), random.nextInt(4 << OfferCount.OFFERS_SHIFT)))
                .toList();
        for (Query query : queries(random, Report.ENROLLMENT)) {
            List<TestRow<Place>> ofDays = rows.stream()
                    .filter(row -> row.first() >= query.from().toEpochDay()
                            && row.first() <= query.to().toEpochDay())
                    .toList();

            Headcount counted = new OfferCount(new TestRows<>(rows), query).headcount(Map.of("holders", 7L));

            assertThat(counted.total().measures()).containsEntry("holders", 7L);
            assertCounts(counted, query, ofDays, row -> row.kind(), row -> LocalDate.ofEpochDay(row.first()), part -> {
                Set<Integer> offered = having(part, row -> row.second() >> OfferCount.OFFERS_SHIFT > 0);
                Set<Integer> enrolled = having(part, row -> (row.second() & OfferCount.ACCEPTED) > 0);
                enrolled.retainAll(offered);
                return Map.of(
                        "offers",
                                part.stream()
                                        .mapToLong(row -> row.second() >> OfferCount.OFFERS_SHIFT)
                                        .sum(),
                        "offeredUsers", (long) offered.size(),
                        "skippedUsers",
                                (long) having(part, row -> (row.second() & OfferCount.SKIPPED) > 0)
                                        .size(),
                        "failedUsers",
                                (long) having(part, row -> (row.second() & OfferCount.FAILED) > 0)
                                        .size(),
                        "enrolledUsers", (long) enrolled.size());
            });
        }
    }

    @Property(tries = 300)
    void passkeysAreCountedByTheirHolders(@ForAll @LongRange(max = 1L << 40) long seed) {
        Random random = new Random(seed);
        Set<Integer> proven = new HashSet<>(List.of(random.nextInt(12), random.nextInt(12)));
        List<TestRow<PasskeyKind>> rows = rows(
                        random,
                        () -> new PasskeyKind(
                                place(random, false),
                                oneOf(random, "platform", "cross-platform", null),
                                oneOf(random, "acme", "bolt", null),
                                random.nextInt(3) == 0,
                                random.nextInt(3) == 0))
                .stream()
                .map(row -> new TestRow<>(
                        row.person(), row.kind(), proven.contains(row.person()) ? PasskeyCount.PROVEN : 0, 0))
                .toList();
        List<TestRow<PasskeyKind>> counting =
                rows.stream().filter(row -> !row.kind().unproven()).toList();
        for (Query query : queries(random, Report.RESILIENCE)) {
            Headcount counted = new PasskeyCount(new TestRows<>(rows), query).headcount();

            assertCounts(counted, query, rows, row -> row.kind().place(), row -> null, part -> {
                Set<Integer> people = persons(part);
                Set<Integer> many = people.stream()
                        .filter(person -> of(counting, person).size() > 1)
                        .collect(Collectors.toSet());
                Set<Integer> backedUp = people.stream()
                        .filter(person -> of(counting, person).stream()
                                .anyMatch(row -> row.kind().backedUp()))
                        .collect(Collectors.toSet());
                Set<Integer> known = people.stream().filter(proven::contains).collect(Collectors.toSet());
                long resilient = people.stream()
                        .filter(person -> (many.contains(person)
                                        && (backedUp.contains(person) || inSeveralDevices(of(counting, person))))
                                || (backedUp.contains(person) && known.contains(person)))
                        .count();
                return Map.of(
                        "holders", (long) people.size(),
                        "resilient", resilient,
                        "backedUp", (long) backedUp.size(),
                        "twoOrMore", (long) many.size(),
                        "recoveryProven", (long) known.size());
            });
        }
    }

    @Property(tries = 100)
    void aCopySaysWhatTheRowsSay(@ForAll @LongRange(max = 1L << 40) long seed) {
        Random random = new Random(seed);
        List<TestRow<Place>> rows = rows(random, () -> place(random, true));
        List<TestRow<Place>> copied = new ArrayList<>();

        PeopleTable<Place> table =
                PeopleTable.copyOf(new TestRows<>(rows), rows.size()).orElseThrow();
        table.each((person, kind, first, second) -> copied.add(new TestRow<>(person, table.kind(kind), first, second)));

        assertThat(copied).isEqualTo(rows);
        assertThat(PeopleTable.copyOf(new TestRows<>(rows), rows.size() - 1)).isEmpty();
    }

    private static boolean isAble(DeviceCapabilities device, Attachment attachment) {
        boolean webauthn = device.is(Capability.WEBAUTHN) && !device.isNot(Capability.SECURE_CONTEXT);
        return webauthn
                && switch (attachment) {
                    case CROSS_PLATFORM -> true;
                    case PLATFORM -> device.is(Capability.PLATFORM_AUTHENTICATOR);
                    case ANY -> device.is(Capability.PLATFORM_AUTHENTICATOR) || device.is(Capability.HYBRID);
                };
    }

    private static boolean inSeveralDevices(List<TestRow<PasskeyKind>> passkeys) {
        return Set.<Function<PasskeyKind, @Nullable String>>of(
                        kind -> "other".equals(kind.place().platform()) || "cross-platform".equals(kind.attachment())
                                ? null
                                : kind.place().platform(),
                        PasskeyKind::attachment,
                        kind -> "cross-platform".equals(kind.attachment()) ? kind.vendor() : null)
                .stream()
                .anyMatch(word -> passkeys.stream()
                                .map(row -> word.apply(row.kind()))
                                .filter(value -> value != null)
                                .distinct()
                                .count()
                        > 1);
    }

    private static <K> List<TestRow<K>> of(List<TestRow<K>> rows, int person) {
        return rows.stream().filter(row -> row.person() == person).toList();
    }

    private static <K> Set<Integer> persons(List<TestRow<K>> rows) {
        return having(rows, row -> true);
    }

    private static <K> Set<Integer> having(List<TestRow<K>> rows, Predicate<TestRow<K>> what) {
        return rows.stream().filter(what).map(row -> row.person()).collect(Collectors.toCollection(HashSet::new));
    }

    private static <K> void assertCounts(
            Headcount counted,
            Query query,
            List<TestRow<K>> rows,
            Function<TestRow<K>, Place> place,
            Function<TestRow<K>, @Nullable LocalDate> day,
            Function<List<TestRow<K>>, Map<String, Long>> expected) {
        assertThat(counted.total().measures()).containsAllEntriesOf(expected.apply(rows));
        Map<List<String>, List<TestRow<K>>> parts = rows.stream()
                .collect(Collectors.groupingBy(row -> query.by().stream()
                        .map(dimension -> switch (dimension) {
                            case DAY -> Objects.requireNonNull(day.apply(row)).toString();
                            case WEEK ->
                                Dimension.monday(Objects.requireNonNull(day.apply(row)))
                                        .toString();
                            default -> place.apply(row).valueOf(dimension);
                        })
                        .toList()));
        Map<String, Map<String, Long>> wanted = new TreeMap<>();
        if (!query.by().isEmpty()) {
            parts.forEach((key, part) -> wanted.put(key.toString(), expected.apply(part)));
        }
        assertThat(counted.rows().stream()
                        .collect(Collectors.toMap(
                                row -> row.key().toString(),
                                row -> row.figures().measures())))
                .isEqualTo(wanted);
    }

    private static List<Query> queries(Random random, Report report) {
        List<Query> queries = new ArrayList<>();
        LocalDate from = DAY.plusDays(random.nextInt(SPAN));
        LocalDate to = from.plusDays(random.nextInt(SPAN));
        queries.add(new Query(report, from, to, List.of()));
        List<Dimension> dimensions = new ArrayList<>(report.dimensions());
        for (int i = 1; i <= dimensions.size(); i++) {
            List<Dimension> shuffled = new ArrayList<>(dimensions);
            Collections.shuffle(shuffled, random);
            queries.add(new Query(report, from, to, shuffled.subList(0, i)));
        }
        return queries;
    }

    private interface Maker<K> {
        K make();
    }

    private static <K> List<TestRow<K>> rows(Random random, Maker<K> maker) {
        List<TestRow<K>> rows = new ArrayList<>();
        int people = 1 + random.nextInt(12);
        for (int person = 0; person < people; person++) {
            for (int i = random.nextInt(5); i >= 0; i--) {
                int first = FIRST + random.nextInt(2 * SPAN);
                rows.add(new TestRow<>(person, maker.make(), first, first + random.nextInt(SPAN)));
            }
        }
        return rows;
    }

    private static Place place(Random random, boolean withClient) {
        return new Place(
                oneOf(random, "pilot", "everyone", null),
                oneOf(random, "ios", "windows", "other"),
                oneOf(random, "safari", "chrome"),
                withClient ? oneOf(random, "app", "mail", null) : null);
    }

    private static @Nullable String oneOf(Random random, @Nullable String... words) {
        return words[random.nextInt(words.length)];
    }
}
