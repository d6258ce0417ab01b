package io.github.passkeyjourney.sample;

import io.github.passkeyjourney.audit.event.Accepted;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.DeviceSeen;
import io.github.passkeyjourney.audit.event.EnrollFailure;
import io.github.passkeyjourney.audit.event.EnrollmentFailed;
import io.github.passkeyjourney.audit.event.EnrollmentOrigin;
import io.github.passkeyjourney.audit.event.Fact;
import io.github.passkeyjourney.audit.event.Fallback;
import io.github.passkeyjourney.audit.event.FallbackCause;
import io.github.passkeyjourney.audit.event.Offered;
import io.github.passkeyjourney.audit.event.PasskeyEnrolled;
import io.github.passkeyjourney.audit.event.PasskeyRemoved;
import io.github.passkeyjourney.audit.event.PasskeyUsed;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.event.RemovalCause;
import io.github.passkeyjourney.audit.event.SignIn;
import io.github.passkeyjourney.audit.event.SignInMethod;
import io.github.passkeyjourney.audit.event.SignInOutcome;
import io.github.passkeyjourney.audit.event.SkipReason;
import io.github.passkeyjourney.audit.event.Skipped;
import io.github.passkeyjourney.policy.Attachment;
import io.github.passkeyjourney.policy.NudgeHistory;
import io.github.passkeyjourney.policy.Verdict;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The days of one person. Each is asked for once, in order, and yields facts in order, such as the product would have seen
 * them: what the person holds, was asked and has skipped decides what comes next, by the product's own rules of cadence.
 */
final class SampleJourney {

    /** No visit takes longer. */
    static final Duration LONGEST_VISIT = Duration.ofMinutes(10);

    /** Hours of the day in UTC. The first visit is over before the second begins. */
    private static final double EARLIEST = 2;

    private static final double MORNING = 8;
    private static final double MORNING_SPREAD = 1.25;
    private static final double NOON = 12.5;
    private static final double AFTERNOON = 13;
    private static final double EVENING = 21;
    private static final double HOUR_MILLIS = Duration.ofHours(1).toMillis();

    private static final double WEEKEND = 0.12;
    private static final double SECOND_VISIT = 0.2;
    private static final double OTHER_DEVICE = 0.25;
    private static final double MISTYPED = 0.05;
    private static final double FORGOTTEN = 0.004;
    private static final double PASSKEY_ABANDONED = 0.02;
    private static final double PASSKEY_REFUSED = 0.004;
    private static final double REMOVED = 0.002;
    private static final double SET_UP_ALONE = 0.004;
    private static final double OFFER_ENDS_IN_ERROR = 0.09;
    private static final double TAB_CLOSED = 0.03;
    private static final double SEEN_AGAIN = 0.25;

    private static final String SOURCE = "sample";
    private static final List<String> CLIENTS =
            List.of("intranet", "intranet", "intranet", "expenses", "account-console");
    private static final List<String> NETWORKS = List.of("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24");
    private static final List<EnrollFailure> FAILURES = List.of(
            EnrollFailure.CANCELLED,
            EnrollFailure.CANCELLED,
            EnrollFailure.CANCELLED,
            EnrollFailure.CANCELLED,
            EnrollFailure.CANCELLED,
            EnrollFailure.CONSTRAINT,
            EnrollFailure.UNKNOWN);

    private final SampleIds ids;
    private final SamplePerson person;
    private final SampleRollout rollout;
    private final Instant until;
    private final Random chance;
    private final List<SamplePasskey> passkeys = new ArrayList<>();

    private final Set<SampleDevice> seen = EnumSet.noneOf(SampleDevice.class);

    private NudgeHistory history = NudgeHistory.NONE;
    private int enrolled;
    private int told;

    /**
     * @param until nothing happens after this moment
     * @param chance decides; for this journey alone
     */
    SampleJourney(SampleIds ids, SamplePerson person, SampleRollout rollout, Instant until, Random chance) {
        this.ids = ids;
        this.person = person;
        this.rollout = rollout;
        this.until = until;
        this.chance = chance;
    }

    /** What the person holds by now. */
    List<SamplePasskey> passkeys() {
        return List.copyOf(passkeys);
    }

    /** What the product remembers of the person's offers by now. */
    NudgeHistory history() {
        return history;
    }

    /** The facts of a day in UTC, in order. */
    List<RecordedFact> day(LocalDate day) {
        List<RecordedFact> facts = new ArrayList<>();
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (chance.nextDouble() >= person.diligence() * (weekend ? WEEKEND : 1)) {
            return facts;
        }
        double morning = MORNING + chance.nextGaussian() * MORNING_SPREAD;
        visit(day, Math.max(EARLIEST, Math.min(NOON, morning)), device(weekend), facts);
        if (chance.nextDouble() < SECOND_VISIT) {
            visit(day, AFTERNOON + chance.nextDouble() * (EVENING - AFTERNOON), device(true), facts);
        }
        return facts;
    }

    /** The first device mostly; away from the desk any. */
    private SampleDevice device(boolean away) {
        List<SampleDevice> devices = person.devices();
        boolean other = away || chance.nextDouble() < OTHER_DEVICE;
        return devices.get(other ? chance.nextInt(devices.size()) : 0);
    }

    private void visit(LocalDate day, double hour, SampleDevice device, List<RecordedFact> facts) {
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant().plusMillis((long) (hour * HOUR_MILLIS));
        if (!start.plus(LONGEST_VISIT).isAfter(until)) {
            new Visit(start, device, facts).run();
        }
    }

    /** One sign-in with what comes before and after it. */
    private final class Visit {

        private final LocalDate day;
        private final SampleDevice device;
        private final List<RecordedFact> facts;
        private final Circumstances circumstances;
        private final boolean holder = !passkeys.isEmpty();
        private final boolean homeHere;
        private final Optional<SamplePasskey> here;

        private Instant now;

        Visit(Instant start, SampleDevice device, List<RecordedFact> facts) {
            this.now = start;
            this.day = LocalDate.ofInstant(start, ZoneOffset.UTC);
            this.device = device;
            this.facts = facts;
            this.homeHere = passkeys.stream().anyMatch(passkey -> passkey.home() == device);
            this.here = passkeys.stream()
                    .filter(passkey -> passkey.authenticator().reaches(device))
                    .findFirst();
            this.circumstances = new Circumstances(
                    ids.realmId(),
                    ids.user(person.number()),
                    null,
                    CLIENTS.get(chance.nextInt(CLIENTS.size())),
                    rollout.cohort(person, day),
                    null,
                    device.platform(),
                    device.browser(),
                    NETWORKS.get(chance.nextInt(NETWORKS.size())));
        }

        void run() {
            boolean refused = false;
            if (here.isPresent() && chance.nextDouble() < person.habit()) {
                double trouble = chance.nextDouble();
                refused = trouble < PASSKEY_REFUSED;
                if (trouble >= PASSKEY_REFUSED + PASSKEY_ABANDONED) {
                    signInWith(here.get());
                    return;
                }
                failed(SignInMethod.PASSKEY, refused ? SignInOutcome.REFUSED : SignInOutcome.ABANDONED, false);
                if (!refused && chance.nextBoolean()) {
                    signInWith(here.get());
                    return;
                }
            }
            SignInMethod method = enterPassword();
            askForPasskey();
            tell(new SignIn(method, SignInOutcome.SUCCEEDED, holder));
            if (holder) {
                tell(new Fallback(cause(refused), method));
            }
            deviceSeen();
        }

        private void signInWith(SamplePasskey passkey) {
            boolean synced = passkey.authenticator().synced();
            tell(new PasskeyUsed(passkey.id(), synced, synced, true));
            tell(new SignIn(SignInMethod.PASSKEY, SignInOutcome.SUCCEEDED, true));
            deviceSeen();
            if (chance.nextDouble() < REMOVED) {
                remove(passkey);
            }
        }

        private SignInMethod enterPassword() {
            if (chance.nextDouble() < MISTYPED) {
                failed(SignInMethod.PASSWORD, SignInOutcome.REFUSED, true);
            }
            if (chance.nextDouble() < FORGOTTEN) {
                pass(120);
                return SignInMethod.RECOVERY;
            }
            if (!person.secondFactor()) {
                return SignInMethod.PASSWORD;
            }
            pass(8);
            if (chance.nextDouble() < MISTYPED) {
                failed(SignInMethod.PASSWORD_OTP, SignInOutcome.REFUSED, true);
            }
            return SignInMethod.PASSWORD_OTP;
        }

        /** The nudge, as the product decides on it; without it, few find the way by themselves. */
        private void askForPasskey() {
            boolean canHere = device.capabilities().verdict(Attachment.ANY, ownsSecurityKey()) == Verdict.ABLE;
            String cohort = circumstances.cohort();
            boolean enforcing = rollout.enforces(cohort);
            if (canHere
                    && !homeHere
                    && rollout.asks(cohort, day)
                    && rollout.cadence(cohort).quiet(history, enforcing, now) == null) {
                offer(enforcing, enforcing && !holder && rollout.cadence(cohort).mandatory(history, now));
            } else if (passkeys.isEmpty() && (canHere || person.securityKey()) && chance.nextDouble() < SET_UP_ALONE) {
                enroll(EnrollmentOrigin.SELF, canHere);
            }
        }

        private void offer(boolean enforcing, boolean mandatory) {
            pass(3);
            history = history.offered(now, enforcing);
            tell(new Offered(mandatory));
            double answer = chance.nextDouble();
            if (here.isPresent()) {
                // What holds one already makes no second; the page says so, and goes on.
                if (answer < 0.5) {
                    skip();
                }
            } else if (answer < OFFER_ENDS_IN_ERROR) {
                pass(30);
                history = history.failed(now);
                tell(new EnrollmentFailed(FAILURES.get(chance.nextInt(FAILURES.size()))));
                if (chance.nextDouble() < 0.4) {
                    enroll(EnrollmentOrigin.NUDGE, true);
                }
            } else if (mandatory || chance.nextDouble() < person.openness()) {
                enroll(EnrollmentOrigin.NUDGE, true);
            } else if (answer > OFFER_ENDS_IN_ERROR + TAB_CLOSED) {
                skip();
            }
        }

        private void skip() {
            pass(6);
            history = history.skipped(now);
            tell(new Skipped(reason()));
        }

        /** Every third time somebody says why. Draws nothing by chance: the rest of the story stays as it was. */
        private @Nullable SkipReason reason() {
            int turn = person.number() + enrolled + (int) (now.getEpochSecond() / 86_400);
            SkipReason[] reasons = SkipReason.values();
            return turn % 3 == 0 ? reasons[turn / 3 % reasons.length] : null;
        }

        private void enroll(EnrollmentOrigin origin, boolean deviceCan) {
            pass(20);
            SampleAuthenticator authenticator = authenticator(deviceCan);
            SamplePasskey passkey = new SamplePasskey(ids.passkey(person.number(), ++enrolled), authenticator, device);
            passkeys.add(passkey);
            tell(new PasskeyEnrolled(passkey.id(), origin, authenticator.aaguid(), authenticator.label()));
            if (origin == EnrollmentOrigin.NUDGE) {
                tell(new Accepted());
            }
        }

        private SampleAuthenticator authenticator(boolean deviceCan) {
            double luck = chance.nextDouble();
            if (!deviceCan || (person.securityKey() && !device.platform().mobile() && luck < 0.5)) {
                return SampleAuthenticator.YUBIKEY;
            }
            if (luck > 0.93) {
                return SampleAuthenticator.ONE_PASSWORD;
            }
            return switch (device) {
                case WINDOWS_CHROME -> luck < 0.7 ? SampleAuthenticator.WINDOWS_HELLO : SampleAuthenticator.GOOGLE;
                case WINDOWS_EDGE -> SampleAuthenticator.WINDOWS_HELLO;
                case MAC_SAFARI, IPHONE -> SampleAuthenticator.APPLE;
                case MAC_CHROME, ANDROID_CHROME -> SampleAuthenticator.GOOGLE;
                // Nothing of their own: a key that has proven itself already.
                case OLD_WINDOWS_CHROME, LINUX_FIREFOX -> SampleAuthenticator.YUBIKEY;
            };
        }

        /** In the account console. */
        private void remove(SamplePasskey passkey) {
            pass(90);
            passkeys.remove(passkey);
            tell(new PasskeyRemoved(passkey.id(), RemovalCause.USER));
        }

        private FallbackCause cause(boolean refused) {
            Verdict verdict = device.capabilities().verdict(Attachment.ANY, ownsSecurityKey());
            if (refused || verdict == Verdict.UNABLE) {
                return FallbackCause.UNUSABLE;
            }
            return homeHere ? FallbackCause.CHOICE : FallbackCause.NO_PASSKEY_HERE;
        }

        /** What the account has used, which is all that the product can know. */
        private boolean ownsSecurityKey() {
            return passkeys.stream().anyMatch(passkey -> passkey.authenticator().roaming());
        }

        /** The first time, and now and then: the product tells it each time, only to find that it knows the device. */
        private void deviceSeen() {
            if (seen.add(device) || chance.nextDouble() < SEEN_AGAIN) {
                tell(new DeviceSeen(
                        device.capabilities().known(), device.capabilities().present()));
            }
        }

        /** Nobody knows the cohort of a sign-in that failed, and who tried a passkey in vain. */
        private void failed(SignInMethod method, SignInOutcome outcome, boolean userKnown) {
            Circumstances unknown = new Circumstances(
                    circumstances.realmId(),
                    userKnown ? circumstances.userId() : null,
                    null,
                    circumstances.clientId(),
                    null,
                    null,
                    circumstances.platform(),
                    circumstances.browser(),
                    circumstances.address());
            tell(unknown, new SignIn(method, outcome, false));
            pass(10);
        }

        private void tell(Fact fact) {
            tell(circumstances, fact);
        }

        private void tell(Circumstances of, Fact fact) {
            facts.add(new RecordedFact(ids.fact(person.number(), ++told), SOURCE, now, of, fact));
        }

        /** Time goes by, up to so many seconds. */
        private void pass(int seconds) {
            now = now.plusMillis(500 + chance.nextInt(seconds * 1_000));
        }
    }
}
