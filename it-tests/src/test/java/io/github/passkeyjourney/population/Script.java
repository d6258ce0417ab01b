package io.github.passkeyjourney.population;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Who does what when: always the same for the same seed, with the {@link Ledger} of what it must leave behind. */
final class Script {
    /** The days of visits, counted from the first; they lie in two weeks at least. */
    static final List<Integer> DAYS = List.of(0, 1, 8);

    static final List<String> CLIENTS = List.of("shop", "portal", "desk");

    private static final int ROLLOUT = 150;

    private static final int OBSERVED = 70;
    private static final int UPSTREAM = 20;
    private static final int STOCK = 24;
    private static final int NEW = 3;

    /** Each story three times, on each of the days; those who come by browser, beyond. */
    private static final int BROWSERS = 3 * Story.values().length;

    /** One without a passkey, one with. */
    private static final Set<String> FORGETFUL = Set.of("r007", "o014");

    private static final List<Act> ACTS = List.of(
            Act.PASSWORD,
            Act.PASSWORD,
            Act.PASSWORD,
            Act.PASSWORD,
            Act.PASSWORD,
            Act.WRONG_PASSWORD_FIRST,
            Act.WRONG_PASSWORD_FIRST,
            Act.WRONG_PASSWORD_AND_LEAVE,
            Act.WRONG_CODE_FIRST,
            Act.UNKNOWN_NAME_AND_LEAVE,
            Act.LOOK,
            Act.CLOSED_DIALOG_FIRST,
            Act.CLOSED_DIALOG_AND_LEAVE,
            Act.BROKEN_DIALOG_FIRST,
            Act.FOREIGN_PASSKEY_FIRST,
            Act.PASSWORD_AND_COME_BACK,
            Act.PASSWORD_AND_PROVE_AGAIN,
            Act.TWICE,
            Act.GRANTS,
            Act.COME_BACK,
            Act.COME_BACK);

    private static final List<Story> STORIES = List.of(Story.values());

    /** Without the real one, which is for stories. */
    private static final List<Machine> MACHINES = Stream.of(Machine.values())
            .filter(machine -> machine != Machine.REAL)
            .toList();

    private final Random random;
    private final List<Person> people = new ArrayList<>();
    private final List<Visit> visits = new ArrayList<>();
    private final Ledger ledger;

    /** By day. */
    private final List<Map<Person, Story>> stories =
            List.of(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());

    /** Who has an open session with which machine. */
    private final Set<String> sessions = new HashSet<>();

    /** @param first the first of the days */
    Script(long seed, LocalDate first) {
        random = new Random(seed);
        ledger = new Ledger(DAYS.stream().map(first::plusDays).toList());
        settle();
        people.forEach(ledger::settle);
        for (int day = 0; day < DAYS.size(); day++) {
            for (Person person : people) {
                visit(person, day);
            }
        }
        for (int i = 0; i < BROWSERS; i++) {
            Story story = STORIES.get(i % STORIES.size());
            Person person = Person.of(name("b", i), House.ROLLOUT, story.group);
            people.add(person);
            ledger.settle(person);
            stories.get(i % DAYS.size()).put(person, story);
            ledger.expect(person, story, i % DAYS.size());
        }
    }

    private void settle() {
        Group[] groups = Group.values();
        for (int i = 0; i < ROLLOUT; i++) {
            people.add(variant(Person.of(name("r", i), House.ROLLOUT, groups[i % groups.length]), i / groups.length));
        }
        for (int i = 0; i < NEW; i++) {
            people.add(Person.of(name("n", i), House.ROLLOUT, Group.NONE));
        }
        for (int i = 0; i < OBSERVED; i++) {
            people.add(variant(Person.of(name("o", i), House.OBSERVED, i % 7 == 0 ? Group.NONE : Group.WATCH), i));
        }
        for (int i = 0; i < UPSTREAM; i++) {
            people.add(Person.of(name("u", i), House.OBSERVED, Group.NONE).upstream());
        }
        for (int i = 0; i < STOCK; i++) {
            people.add(variant(Person.of(name("s", i), House.STOCK, Group.WATCH), i));
        }
    }

    /** A name of no fewer than three letters, as Keycloak wants it. */
    private static String name(String letter, int number) {
        return String.format(Locale.ROOT, "%s%03d", letter, number);
    }

    private static Person variant(Person person, int number) {
        return switch (number % 9) {
            case 1, 4 -> person.withOtp();
            case 2, 5 -> person.withPasskey();
            case 3 -> person.withOtp().withPasskey();
            case 6 -> person.whoMustChange();
            case 7 -> number % 2 == 0 ? person : person.lockedOut();
            default -> person;
        };
    }

    private void visit(Person person, int day) {
        int times = person.isNew() ? 1 : 1 + random.nextInt(4) / 3 - random.nextInt(5) / 4;
        for (int i = 0; i < times; i++) {
            Machine machine = machine(person);
            Act act = act(person, machine, day);
            Visit visit = new Visit(
                    person, day, machine, CLIENTS.get(random.nextInt(CLIENTS.size())), act, answer(person, act));
            visits.add(visit);
            ledger.expect(visit);
            if (act != Act.COME_BACK) {
                remember(visit);
            }
        }
    }

    /** Everybody has one machine, every third another; so devices and fleets are mixed. */
    private Machine machine(Person person) {
        int own = Integer.parseInt(person.name().substring(1));
        int number = own % 3 == 0 && random.nextBoolean() ? own + 3 : own;
        int machines = MACHINES.size();
        // There are as many groups: without the second term all people of a group would have the same.
        return MACHINES.get((number + number / machines) % machines);
    }

    private Act act(Person person, Machine machine, int day) {
        if (person.brokered()) {
            return switch (random.nextInt(6)) {
                case 0 -> Act.BROKER_FAILS;
                case 1 -> Act.BROKER_DENIES;
                default -> Act.BROKER;
            };
        }
        if (person.disabled()) {
            return Act.PASSWORD;
        }
        if (person.isNew()) {
            return day == 0 ? Act.SIGN_UP : Act.PASSWORD;
        }
        if (FORGETFUL.contains(person.name())) {
            return Act.FORGET_PASSWORD;
        }
        Act act = ACTS.get(random.nextInt(ACTS.size()));
        boolean possible = switch (act) {
            case WRONG_CODE_FIRST -> person.otp();
            case COME_BACK -> sessions.contains(person.name() + machine);
            // The page of a second proof has another shape for holders; applications ask for the password.
            case PASSWORD_AND_PROVE_AGAIN -> !person.holder();
            case GRANTS -> !person.otp() && !person.mustChange();
            default -> true;
        };
        return possible ? act : Act.PASSWORD;
    }

    private Answer answer(Person person, Act act) {
        boolean mandatory = person.group() == Group.MUST && !person.holder();
        if (mandatory) {
            return act == Act.PASSWORD && random.nextInt(4) == 0 ? Answer.LEAVE : Answer.FAIL_THRICE;
        }
        if (person.group() == Group.PATIENT) {
            return Answer.SKIP;
        }
        return switch (random.nextInt(5)) {
            case 0 -> act == Act.PASSWORD ? Answer.LEAVE : Answer.SKIP;
            case 1 -> Answer.FAIL_THEN_SKIP;
            default -> Answer.SKIP;
        };
    }

    /** A session is left behind unless the visit surely or possibly ended before. */
    private void remember(Visit visit) {
        boolean ends = switch (visit.act()) {
            case LOOK,
                    GRANTS,
                    SIGN_UP,
                    WRONG_PASSWORD_AND_LEAVE,
                    UNKNOWN_NAME_AND_LEAVE,
                    CLOSED_DIALOG_AND_LEAVE,
                    BROKER_FAILS,
                    BROKER_DENIES -> true;
            default -> visit.answer() == Answer.LEAVE;
        };
        String session = visit.person().name() + visit.machine();
        if (ends) {
            sessions.remove(session);
        } else {
            sessions.add(session);
        }
    }

    List<Person> people() {
        return List.copyOf(people);
    }

    /** What a person does on a day, in this order. */
    List<Visit> visits(Person person, int day) {
        return visits.stream()
                .filter(visit -> visit.day() == day && visit.person().equals(person))
                .toList();
    }

    /** Who does what in a browser on a day. */
    Map<Person, Story> stories(int day) {
        return stories.get(day);
    }

    Ledger ledger() {
        return ledger;
    }
}
