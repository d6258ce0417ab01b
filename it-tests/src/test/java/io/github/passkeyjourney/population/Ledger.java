package io.github.passkeyjourney.population;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the visits of a script must leave behind, written down while the script is made, from docs/analytics.md and
 * docs/events.md alone. It shares no code with the product.
 */
final class Ledger {
    private final List<LocalDate> days;
    private final List<Entry> entries = new ArrayList<>();

    /** By person and machine. */
    private final Map<String, SeenDevice> devices = new TreeMap<>();

    /** Those who can sign in at the end. */
    private final Set<Person> accounts = new LinkedHashSet<>();

    /** By person: offers, skips, failures. */
    private final Map<String, int[]> nudges = new TreeMap<>();

    /** By person: what the audit trail says of passkeys, in this order. */
    private final Map<String, List<String>> trail = new TreeMap<>();

    private final List<OwnedKey> passkeys = new ArrayList<>();

    private final Map<String, Integer> lastSkip = new HashMap<>();

    Ledger(List<LocalDate> days) {
        this.days = days;
    }

    /** Writes down what this visit must add, whatever came before. */
    void expect(Visit visit) {
        Person person = visit.person();
        switch (visit.act()) {
            case LOOK, COME_BACK, GRANTS, BROKER_DENIES -> {
                // Nobody signs in.
            }
            case PASSWORD, PASSWORD_AND_COME_BACK -> signIn(visit, person.method(), false);
            case PASSWORD_AND_PROVE_AGAIN, TWICE -> {
                signIn(visit, person.method(), false);
                signIn(visit, person.method(), false);
            }
            case WRONG_PASSWORD_FIRST -> {
                failure(visit, "password", "refused");
                signIn(visit, person.method(), false);
            }
            case WRONG_PASSWORD_AND_LEAVE, UNKNOWN_NAME_AND_LEAVE -> failure(visit, "password", "refused");
            case WRONG_CODE_FIRST -> {
                failure(visit, "password-otp", "refused");
                signIn(visit, person.method(), false);
            }
            case CLOSED_DIALOG_FIRST -> {
                failure(visit, "passkey", "abandoned");
                signIn(visit, person.method(), false);
            }
            case CLOSED_DIALOG_AND_LEAVE -> failure(visit, "passkey", "abandoned");
            case BROKEN_DIALOG_FIRST, FOREIGN_PASSKEY_FIRST -> {
                failure(visit, "passkey", "refused");
                signIn(visit, person.method(), true);
            }
            case BROKER -> {
                accounts.add(person);
                arrive(visit, "broker", null, false);
            }
            case BROKER_FAILS -> failure(visit, "broker", "refused");
            case SIGN_UP -> {
                accounts.add(person);
                deviceSeen(visit, null);
            }
            case FORGET_PASSWORD -> arrive(visit, "recovery", null, false);
            default -> throw new IllegalArgumentException(visit.toString());
        }
    }

    /** Name, password and perhaps a code are right; the account may still be locked, and an offer may come between. */
    private void signIn(Visit visit, String method, boolean passkeyRefused) {
        Person person = visit.person();
        if (person.disabled()) {
            failure(visit, "password", "refused");
            return;
        }
        String cohort = person.house().steps ? person.group().cohort : null;
        if (asked(visit)) {
            boolean mandatory = person.group() == Group.MUST && !person.holder();
            offered(visit, cohort, mandatory, visit.answer());
            if (visit.answer() == Answer.LEAVE) {
                return;
            }
        }
        if (person.house().steps && person.group() == Group.OFF) {
            return;
        }
        arrive(visit, method, cohort, passkeyRefused);
    }

    private boolean asked(Visit visit) {
        Person person = visit.person();
        Integer skipped = lastSkip.get(person.name());
        boolean snoozed = person.group() == Group.PATIENT
                && skipped != null
                && days.get(visit.day()).toEpochDay() - days.get(skipped).toEpochDay() < 7;
        return person.house().steps && person.group().asks && visit.machine().mayBeAsked() && !snoozed;
    }

    private void offered(Visit visit, @Nullable String cohort, boolean mandatory, Answer answer) {
        String name = visit.person().name();
        add(visit, "offered", "", mandatory ? "mandatory" : "optional", false, cohort);
        count(name, 0);
        switch (answer) {
            case LEAVE -> {
                // Nothing more is known.
            }
            case SKIP -> {
                add(visit, "skipped", "", "", false, cohort);
                count(name, 1);
                lastSkip.put(name, visit.day());
            }
            case FAIL_THEN_SKIP -> failed(visit, cohort, 1);
            case FAIL_THRICE -> failed(visit, cohort, 3);
        }
    }

    private void failed(Visit visit, @Nullable String cohort, int times) {
        for (int i = 0; i < times; i++) {
            add(visit, "enrollment-failed", "", "cancelled", false, cohort);
            count(visit.person().name(), 2);
        }
    }

    private void arrive(Visit visit, String method, @Nullable String cohort, boolean passkeyRefused) {
        boolean holder = visit.person().holder();
        add(visit, "sign-in", method, "succeeded", holder, cohort);
        if (holder) {
            // Their passkeys are elsewhere, so that no browser here bears a marker.
            boolean unusable = passkeyRefused || visit.machine().kind == Machine.Kind.UNABLE;
            add(visit, "fallback", method, unusable ? "unusable" : "no-passkey-here", false, cohort);
        }
        deviceSeen(visit, cohort);
    }

    /** A failure is told before anybody knows the cohort. */
    private void failure(Visit visit, String method, String outcome) {
        add(visit, "sign-in", method, outcome, false, null);
    }

    private void deviceSeen(Visit visit, @Nullable String cohort) {
        Machine machine = visit.machine();
        if (machine.kind == Machine.Kind.SILENT) {
            return;
        }
        long day = days.get(visit.day()).toEpochDay();
        String name = visit.person().name();
        SeenDevice before = devices.get(name + machine);
        long first = before == null ? day : before.first();
        if (before == null || before.last() < day) {
            devices.put(name + machine, new SeenDevice(name, visit.person().house(), machine, cohort, first, day));
        }
    }

    /** Writes down that somebody has an account from the beginning. */
    void settle(Person person) {
        if (!person.disabled() && !person.brokered() && !person.isNew()) {
            accounts.add(person);
        }
        if (person.holder()) {
            passkeys.add(new OwnedKey(person, false, false));
        }
    }

    /** Writes down what this story must add. */
    void expect(Person person, Story story, int day) {
        Visit visit = new Visit(person, day, Machine.REAL, "app", Act.PASSWORD, Answer.SKIP);
        switch (story) {
            case SKIP_TWICE -> {
                offer(visit, false, Answer.SKIP);
                offer(visit, false, Answer.SKIP);
            }
            case FAIL_THEN_SKIP -> offer(visit, false, Answer.FAIL_THEN_SKIP);
            case ENROLL_AND_USE, ENROLL_AND_AUTOFILL, MUST_ENROLL -> {
                enroll(visit, false);
                passkey(visit);
            }
            case ENROLL_THEN_PASSWORD -> {
                enroll(visit, false);
                success(visit, "password", true);
                fallback(visit, "choice");
            }
            case ENROLL_THEN_CLOSE_DIALOG -> {
                enroll(visit, false);
                failure(visit, "passkey", "abandoned");
                success(visit, "password", true);
                fallback(visit, "choice");
            }
            case ENROLL_THEN_BROKEN_DIALOG -> {
                enroll(visit, false);
                failure(visit, "passkey", "refused");
                success(visit, "password", true);
                fallback(visit, "unusable");
            }
            case ENROLL_THEN_ELSEWHERE -> {
                enroll(visit, false);
                offer(visit, true, Answer.SKIP);
                fallback(visit, "no-passkey-here");
            }
            case ENROLL_TWICE -> {
                enroll(visit, false);
                enroll(visit, true);
                fallback(visit, "no-passkey-here");
            }
            case ENROLL_THEN_REMOVE -> {
                enroll(visit, false);
                passkeys.remove(new OwnedKey(person, true, true));
                trail(person, "passkey-removed user");
                offer(visit, false, Answer.SKIP);
            }
            case ENROLL_UNASKED -> {
                success(visit, "password", false);
                passkeys.add(new OwnedKey(person, true, false));
                trail(person, "passkey-enrolled self");
                passkey(visit);
            }
        }
    }

    private void enroll(Visit visit, boolean holder) {
        Person person = visit.person();
        add(visit, "offered", "", person.group() == Group.MUST ? "mandatory" : "optional", false, cohort(visit));
        count(person.name(), 0);
        passkeys.add(new OwnedKey(person, true, true));
        trail(person, "passkey-enrolled nudge");
        add(visit, "accepted", "", "", false, cohort(visit));
        // The passkey is made in the course of this sign-in: what counts is what there was before.
        success(visit, "password", holder);
    }

    private void offer(Visit visit, boolean holder, Answer answer) {
        offered(visit, cohort(visit), false, answer);
        success(visit, "password", holder);
    }

    private void passkey(Visit visit) {
        success(visit, "passkey", true);
    }

    private void success(Visit visit, String method, boolean holder) {
        add(visit, "sign-in", method, "succeeded", holder, cohort(visit));
        deviceSeen(visit, cohort(visit));
    }

    private void fallback(Visit visit, String cause) {
        add(visit, "fallback", "password", cause, false, cohort(visit));
    }

    private void trail(Person person, String fact) {
        trail.computeIfAbsent(person.name(), name -> new ArrayList<>()).add(fact);
    }

    private static @Nullable String cohort(Visit visit) {
        return visit.person().group().cohort;
    }

    private void count(String name, int column) {
        nudges.computeIfAbsent(name, unknown -> new int[3])[column]++;
    }

    private void add(Visit visit, String type, String method, String detail, boolean holder, @Nullable String cohort) {
        entries.add(new Entry(
                visit.person().name(),
                visit.person().house(),
                days.get(visit.day()),
                type,
                method,
                detail,
                holder,
                cohort,
                visit.machine().platform,
                visit.machine().browser,
                visit.client()));
    }

    /** What reports of a realm count. */
    List<Entry> entries(House house) {
        return entries.stream().filter(entry -> entry.house() == house).toList();
    }

    /** Who can sign in at the end. */
    List<Person> accounts(House house) {
        return accounts.stream().filter(person -> person.house() == house).toList();
    }

    /** What people's devices have told. */
    List<SeenDevice> devices(House house) {
        return devices.values().stream()
                .filter(device -> device.house() == house)
                .toList();
    }

    /** The passkeys that people have at the end. */
    List<OwnedKey> keys(House house) {
        return passkeys.stream().filter(key -> key.owner().house() == house).toList();
    }

    /** The rows of PJ_DEVICE; what a real browser can do is not known beforehand. */
    List<String> deviceRows() {
        return devices.values().stream()
                .map(device -> device.person() + " " + device.platform() + " " + device.machine().browser + " "
                        + (device.machine() == Machine.REAL
                                ? "probed"
                                : device.machine().kind.known + "/" + device.machine().kind.present)
                        + " " + device.cohort() + " " + device.first() + "-" + device.last())
                .toList();
    }

    /** The rows of PJ_NUDGE. */
    List<String> nudgeRows() {
        List<String> rows = new ArrayList<>();
        nudges.forEach((name, counts) ->
                rows.add(name + " " + counts[0] + " offers, " + counts[1] + " skips, " + counts[2] + " failures"));
        return rows;
    }

    /** What the audit trail says of passkeys that the product saw being created. */
    List<String> trailRows() {
        List<String> rows = new ArrayList<>();
        trail.forEach((name, facts) -> facts.forEach(fact -> rows.add(name + " " + fact)));
        return rows;
    }

    /** The rows of PJ_PASSKEY, by the names of their owners. */
    List<String> passkeyRows() {
        return passkeys.stream()
                .map(key -> key.person() + (key.here() ? " " + Machine.REAL.platform : " other"))
                .toList();
    }
}
