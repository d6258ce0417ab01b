package io.github.passkeyjourney.admin.policy;

import io.github.passkeyjourney.enrollment.forecast.Forecast;
import io.github.passkeyjourney.policy.Phase;
import io.github.passkeyjourney.policy.Reason;
import java.util.Map;

/**
 * What would happen in a cohort if it were asked.
 *
 * @param cohort its name
 * @param phase where it is now
 * @param users all of them, at least 0
 * @param able those who would be asked, for their device can
 * @param unable those whose device cannot
 * @param unknown those of whose device nothing is known
 */
record Outlook(String cohort, Phase phase, long users, long able, long unable, long unknown) {

    /**
     * Reads a forecast in which the cohort is asked.
     *
     * @param phase where it really is
     */
    static Outlook of(String cohort, Phase phase, Forecast.Tally tally) {
        Map<Reason, Long> reasons = tally.reasons();
        return new Outlook(
                cohort,
                phase,
                tally.users(),
                tally.asked(),
                reasons.getOrDefault(Reason.DEVICE_CANNOT, 0L),
                reasons.getOrDefault(Reason.DEVICE_UNKNOWN, 0L));
    }

    /** @param minimum fewest people to tell numbers of */
    Advice advice(int minimum) {
        if (phase.asks()) {
            return Advice.ASKED_ALREADY;
        }
        if (phase == Phase.OFF) {
            return Advice.SWITCHED_OFF;
        }
        long known = able + unable;
        if (users < minimum) {
            return Advice.TOO_FEW;
        }
        if (known + unknown == 0) {
            return Advice.NOBODY_LEFT;
        }
        if (unknown > known) {
            return Advice.LITTLE_KNOWN;
        }
        if (able * 2 < known) {
            return Advice.HARDLY_ABLE;
        }
        return able * 10 < known * 9 ? Advice.PARTLY_ABLE : Advice.READY;
    }
}
