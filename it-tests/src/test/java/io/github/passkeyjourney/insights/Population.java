package io.github.passkeyjourney.insights;

import io.github.passkeyjourney.audit.event.Accepted;
import io.github.passkeyjourney.audit.event.BehaviourFact;
import io.github.passkeyjourney.audit.event.Browser;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.DeviceSeen;
import io.github.passkeyjourney.audit.event.EnrollFailure;
import io.github.passkeyjourney.audit.event.EnrollmentFailed;
import io.github.passkeyjourney.audit.event.Fallback;
import io.github.passkeyjourney.audit.event.FallbackCause;
import io.github.passkeyjourney.audit.event.Offered;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.event.SignIn;
import io.github.passkeyjourney.audit.event.SignInMethod;
import io.github.passkeyjourney.audit.event.SignInOutcome;
import io.github.passkeyjourney.audit.event.SkipReason;
import io.github.passkeyjourney.audit.event.Skipped;
import io.github.passkeyjourney.policy.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes up facts, the same ones each time. */
final class Population {
    /** The first moment at which a fact may happen. */
    static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    /** The days in which all facts happen. */
    static final int DAYS = 10;

    private static final String[] COHORTS = {"pilot", "Pilot", "everyone", null};
    private static final String[] CLIENTS = {"app", "App", "app ", "=HYPERLINK(\"https://x.test\")", "a,\"b\" c"};

    private final Random random = new Random(26_7_4);
    private final String realmId;

    /** One after the other, and nobody's in between, without drawing by chance. */
    private final Iterator<@Nullable SkipReason> reasons = Stream.generate(
                    () -> Stream.concat(Arrays.stream(SkipReason.values()), Stream.of((SkipReason) null)))
            .flatMap(turn -> turn)
            .iterator();

    Population(String realmId) {
        this.realmId = realmId;
    }

    List<RecordedFact> facts(int count) {
        List<RecordedFact> facts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            facts.add(at(START.plusMillis(random.nextLong(Duration.ofDays(DAYS).toMillis())), fact()));
        }
        return facts;
    }

    RecordedFact at(Instant moment, BehaviourFact fact) {
        Circumstances circumstances = new Circumstances(
                realmId,
                "user-" + random.nextInt(100),
                null,
                one(CLIENTS),
                one(COHORTS),
                null,
                one(Platform.values()),
                one(new Browser[] {Browser.CHROME, Browser.SAFARI}),
                null);
        return new RecordedFact(new UUID(random.nextLong(), random.nextLong()), "node", moment, circumstances, fact);
    }

    private BehaviourFact fact() {
        return switch (random.nextInt(10)) {
            case 0 -> new Offered(random.nextBoolean());
            case 1 -> new Skipped(reasons.next());
            case 2 -> new EnrollmentFailed(one(EnrollFailure.values()));
            case 3 -> new DeviceSeen(511, 7);
            case 4 -> new Accepted();
            case 5, 6 -> new Fallback(one(FallbackCause.values()), one(SignInMethod.values()));
            default -> new SignIn(one(SignInMethod.values()), one(SignInOutcome.values()), random.nextBoolean());
        };
    }

    private <T extends @Nullable Object> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
