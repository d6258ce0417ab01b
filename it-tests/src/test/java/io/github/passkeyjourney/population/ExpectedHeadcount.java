package io.github.passkeyjourney.population;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A report that counts people, each once in a number: readiness, enrollment, resilience. The lines are those of all reports. */
final class ExpectedHeadcount {
    private final Ledger ledger;
    private final House house;
    private final List<String> by;

    ExpectedHeadcount(Ledger ledger, House house, List<String> by) {
        this.ledger = ledger;
        this.house = house;
        this.by = by;
    }

    /** What may be asked for. */
    static List<String> dimensions(String report) {
        return report.equals("enrollment")
                ? List.of("day", "week", "cohort", "platform", "browser", "device", "client")
                : List.of("cohort", "platform", "browser", "device");
    }

    List<String> lines(String report, LocalDate from, LocalDate to, int minimumCellSize) {
        return switch (report) {
            case "readiness" -> readiness(from, to, minimumCellSize);
            case "enrollment" -> enrollment(from, to, minimumCellSize);
            default -> resilience(minimumCellSize);
        };
    }

    private List<String> readiness(LocalDate from, LocalDate to, int minimum) {
        List<SeenDevice> devices = ledger.devices(house).stream()
                .filter(device -> device.last() >= from.toEpochDay() && device.first() <= to.toEpochDay())
                .toList();
        Set<String> mixed = people(
                devices,
                SeenDevice::person,
                one -> devices.stream()
                        .filter(other -> other.person().equals(one.person()))
                        .anyMatch(other -> !other.platform().equals(one.platform())));
        List<String> measures = List.of("users", "able", "mixedFleet");
        return lines(
                devices,
                SeenDevice::valueOf,
                some -> {
                    Tally tally = new Tally(measures);
                    Set<String> users = people(some, SeenDevice::person, any -> true);
                    tally.add("users", users.size());
                    tally.add(
                            "able",
                            people(some, SeenDevice::person, SeenDevice::able).size());
                    users.retainAll(mixed);
                    tally.add("mixedFleet", users.size());
                    return tally;
                },
                new Tally(List.of()),
                measures,
                List.of(List.of("able", "able", "users")),
                minimum);
    }

    private List<String> enrollment(LocalDate from, LocalDate to, int minimum) {
        List<Entry> steps = ledger.entries(house).stream()
                .filter(entry -> Set.of("offered", "skipped", "enrollment-failed", "accepted")
                        .contains(entry.type()))
                .filter(entry -> !entry.day().isBefore(from) && !entry.day().isAfter(to))
                .toList();
        List<String> people = List.of("offeredUsers", "skippedUsers", "failedUsers", "enrolledUsers");
        Tally accounts = new Tally(List.of("eligibleUsers", "holders"));
        accounts.add("eligibleUsers", ledger.accounts(house).size());
        accounts.add(
                "holders",
                people(ledger.keys(house), OwnedKey::person, key -> true).size());
        return lines(
                steps,
                Entry::valueOf,
                some -> {
                    Tally tally = new Tally(List.of("offers"));
                    tally.add("offers", (int) some.stream()
                            .filter(step -> step.type().equals("offered"))
                            .count());
                    Set<String> offered =
                            people(some, Entry::person, step -> step.type().equals("offered"));
                    tally.add("offeredUsers", offered.size());
                    tally.add(
                            "skippedUsers",
                            people(some, Entry::person, step -> step.type().equals("skipped"))
                                    .size());
                    tally.add(
                            "failedUsers",
                            people(some, Entry::person, step -> step.type().equals("enrollment-failed"))
                                    .size());
                    offered.retainAll(
                            people(some, Entry::person, step -> step.type().equals("accepted")));
                    tally.add("enrolledUsers", offered.size());
                    return tally;
                },
                accounts,
                people,
                List.of(
                        List.of("enrollment", "enrolledUsers", "offeredUsers"),
                        List.of("coverage", "holders", "eligibleUsers")),
                minimum);
    }

    private List<String> resilience(int minimum) {
        List<OwnedKey> keys = ledger.keys(house);
        Set<String> several = people(
                keys,
                OwnedKey::person,
                one -> keys.stream()
                                .filter(other -> other.person().equals(one.person()))
                                .count()
                        > 1);
        Set<String> backedUp = people(keys, OwnedKey::person, OwnedKey::backedUp);
        List<String> measures = List.of("holders", "resilient", "backedUp", "twoOrMore", "recoveryProven");
        return lines(
                keys,
                OwnedKey::valueOf,
                some -> {
                    Tally tally = new Tally(measures);
                    Set<String> holders = people(some, OwnedKey::person, any -> true);
                    tally.add("holders", holders.size());
                    // Nobody of this population has recovered an account or rehearsed it, or has keys that differ in
                    // kind.
                    tally.add("resilient", (int) holders.stream()
                            .filter(several::contains)
                            .filter(backedUp::contains)
                            .count());
                    tally.add("backedUp", (int)
                            holders.stream().filter(backedUp::contains).count());
                    tally.add("twoOrMore", (int)
                            holders.stream().filter(several::contains).count());
                    return tally;
                },
                new Tally(List.of()),
                measures,
                List.of(List.of("resilience", "resilient", "holders")),
                minimum);
    }

    /**
     * @param whole what only the total tells
     * @param people the measures that count people
     */
    private <T> List<String> lines(
            List<T> cases,
            ValueOf<T> valueOf,
            Function<Collection<T>, Tally> count,
            Tally whole,
            List<String> people,
            List<List<String>> rates,
            int minimum) {
        Map<List<String>, List<T>> groups = new TreeMap<>(Tally::compare);
        for (T one : cases) {
            List<String> key =
                    by.stream().map(dimension -> valueOf.apply(one, dimension)).toList();
            groups.computeIfAbsent(key, unknown -> new ArrayList<>()).add(one);
        }
        Map<List<String>, Tally> rows = new TreeMap<>(Tally::compare);
        if (!by.isEmpty()) {
            groups.forEach((key, group) -> {
                Tally tally = count.apply(group);
                if (tally.largest(people) > 0) {
                    rows.put(key, tally);
                }
            });
        }
        Tally total = whole.and(count.apply(cases));
        int all = rows.size();
        hideSmall(rows, people, total.largest(people), minimum);
        List<String> lines = new ArrayList<>();
        rows.forEach((key, tally) -> lines.add(tally.line(Tally.start(by, key), rates)));
        lines.add(total.line("total", rates));
        lines.add("complete=true suppressed=" + (all - rows.size()));
        return lines;
    }

    /**
     * People may be in several rows. Hidden are rows of a few people and rows outside of which a few are; then the smallest
     * ones, until two at least are hidden that reach the minimum, and the shown ones leave over nobody or not a few.
     */
    private static void hideSmall(Map<List<String>, Tally> rows, List<String> people, int everybody, int minimum) {
        List<List<String>> shown = new ArrayList<>(rows.keySet());
        shown.sort(Comparator.comparingInt(
                key -> Objects.requireNonNull(rows.get(key)).largest(people)));
        List<Integer> hidden = new ArrayList<>();
        shown.removeIf(key -> {
            int size = Objects.requireNonNull(rows.get(key)).largest(people);
            boolean telling = size < minimum || isFew(everybody - size, minimum);
            if (telling) {
                hidden.add(size);
            }
            return telling;
        });
        while (!hidden.isEmpty() && !shown.isEmpty()) {
            int left = everybody
                    - shown.stream()
                            .mapToInt(
                                    key -> Objects.requireNonNull(rows.get(key)).largest(people))
                            .sum();
            int sum = hidden.stream().mapToInt(Integer::intValue).sum();
            if (hidden.size() > 1 && sum >= minimum && !isFew(left, minimum)) {
                break;
            }
            hidden.add(Objects.requireNonNull(rows.get(shown.remove(0))).largest(people));
        }
        rows.keySet().retainAll(new HashSet<>(shown));
    }

    private static boolean isFew(int people, int minimum) {
        return people > 0 && people < minimum;
    }

    private static <T> Set<String> people(Collection<T> cases, Function<T, String> person, Predicate<T> fits) {
        return cases.stream().filter(fits).map(person).collect(Collectors.toCollection(HashSet::new));
    }

    /** The value of a dimension. */
    private interface ValueOf<T> {
        String apply(T one, String dimension);
    }
}
