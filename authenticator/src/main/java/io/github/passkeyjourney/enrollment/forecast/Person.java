package io.github.passkeyjourney.enrollment.forecast;

import io.github.passkeyjourney.policy.Attachment;
import io.github.passkeyjourney.policy.DeviceCapabilities;
import io.github.passkeyjourney.policy.NudgeDecision;
import io.github.passkeyjourney.policy.NudgeHistory;
import io.github.passkeyjourney.policy.RolloutEngine;
import io.github.passkeyjourney.policy.Situation;
import io.github.passkeyjourney.policy.Subject;
import io.github.passkeyjourney.settings.subject.Subjects;
import io.github.passkeyjourney.settings.subject.UserFacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a user for a forecast.
 *
 * @param id Keycloak's id
 * @param facts what Keycloak knows
 * @param device the last device; null if the user was never seen
 * @param passkeys how many passkeys open the account: those that have expired do not
 * @param ownsSecurityKey whether one of its keys is carried about
 * @param history what happened between the user and the nudge
 */
public record Person(
        String id,
        UserFacts facts,
        @Nullable DeviceCapabilities device,
        int passkeys,
        boolean ownsSecurityKey,
        NudgeHistory history) {

    /**
     * What would happen at the next sign-in, on the assumptions of {@link Assumption}.
     *
     * @param client the client id of the application; null for none
     * @param attachment what the realm accepts
     */
    public NudgeDecision decide(
            RolloutEngine engine, String realmId, @Nullable String client, Attachment attachment, Instant now) {
        return engine.decide(subject(engine, realmId, client), situation(attachment), () -> history, now);
    }

    /**
     * Whether an experiment holds this user out, see {@link RolloutEngine#holdsOut}.
     *
     * @param client as above
     */
    public boolean isHeldOut(RolloutEngine engine, String realmId, @Nullable String client) {
        return engine.holdsOut(subject(engine, realmId, client));
    }

    private Subject subject(RolloutEngine engine, String realmId, @Nullable String client) {
        Subject.Builder subject = Subjects.of(engine, realmId, id, facts);
        if (client != null) {
            subject.client(client);
        }
        if (device != null) {
            subject.platform(device.platform());
        }
        return subject.build();
    }

    private Situation situation(Attachment attachment) {
        return new Situation(
                true,
                true,
                false,
                true,
                passkeys > 0,
                passkeys,
                device == null ? DeviceCapabilities.UNKNOWN : device,
                attachment,
                ownsSecurityKey);
    }
}
