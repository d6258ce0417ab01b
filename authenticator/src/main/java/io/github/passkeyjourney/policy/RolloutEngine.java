package io.github.passkeyjourney.policy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides who is asked to enrol (docs/policy.md, "How a decision is made"; issue #2). Compiled once per policy;
 * immutable and thread-safe. Deciding allocates nothing; the history, which costs a query, is read last and at most
 * once.
 */
public final class RolloutEngine {

    private static final int NONE = -1;

    private static final int EXCLUDED = -2;

    private final RolloutPolicy policy;

    private final Mentions mentions;

    private final FactIndex index;

    private final CohortTable table;

    private final CompiledCohort[] cohorts;

    /** Compiles the policy. */
    public RolloutEngine(RolloutPolicy policy) {
        this.policy = policy;
        mentions = Mentions.of(policy);
        Map<String, Experiment> experiments = new HashMap<>();
        policy.experiments().forEach(experiment -> experiments.put(experiment.name(), experiment));
        List<Cohort> active = policy.enabled() ? policy.cohorts() : List.of();
        index = new FactIndex(active);
        table = new CohortTable(active, index);
        cohorts = active.stream()
                .map(cohort -> new CompiledCohort(cohort, experimentOf(cohort, experiments)))
                .toArray(CompiledCohort[]::new);
    }

    /** The policy that this engine decides by. */
    public RolloutPolicy policy() {
        return policy;
    }

    /** The facts that the policy asks about; others need not be read. */
    public Mentions mentions() {
        return mentions;
    }

    /** Starts to collect the facts of a user. The ids fix the user's draws for good. */
    public Subject.Builder subject(String realmId, String userId) {
        return new Subject.Builder(index, realmId, userId);
    }

    /**
     * The cohort that a user belongs to: the first that matches; empty if none does or the policy is off.
     *
     * @throws IllegalArgumentException if the subject was made by another engine
     */
    public Optional<Cohort> cohort(Subject subject) {
        requireOwn(subject);
        int found = find(subject);
        return found < 0 ? Optional.empty() : Optional.of(cohorts[found].cohort());
    }

    /**
     * Decides whether to ask.
     *
     * @param subject who signs in; made by this engine
     * @param situation the facts of this sign-in
     * @param history what happened so far; called at most once, and only if nothing else speaks against asking
     * @param now the moment to decide for
     * @return a shared instance
     * @throws IllegalArgumentException if the subject was made by another engine, whose numbers mean other things
     */
    public NudgeDecision decide(Subject subject, Situation situation, Supplier<NudgeHistory> history, Instant now) {
        requireOwn(subject);
        if (!policy.enabled()) {
            return NudgeDecision.of(Reason.PHASE_OFF);
        }
        int found = find(subject);
        if (found < 0) {
            return NudgeDecision.of(found == EXCLUDED ? Reason.EXCLUDED : Reason.NO_COHORT);
        }
        return decide(cohorts[found], subject, situation, history, now);
    }

    /**
     * The experiment that this sign-in exposes its user to, if any: one in which the page could be offered, to somebody who
     * has no passkey yet. It does not matter whether the page is then shown, or the user is held out: the groups are to be
     * compared as they were drawn.
     *
     * @param decision of this engine, on the same situation
     */
    public Optional<String> exposure(NudgeDecision decision, Situation situation) {
        Cohort cohort = decision.cohort();
        if (cohort == null || cohort.experiment() == null || situation.passkeys() > 0) {
            return Optional.empty();
        }
        boolean reached = cohort.phase().asks() && obstacle(situation) == null;
        return reached ? Optional.of(cohort.experiment()) : Optional.empty();
    }

    /**
     * Whether the experiment of the user's cohort holds the user out, be the cohort asked already or not: whoever is to be
     * compared with those who are asked must not be told by other ways either.
     *
     * @throws IllegalArgumentException if the subject was made by another engine
     */
    public boolean holdsOut(Subject subject) {
        requireOwn(subject);
        int found = find(subject);
        return found >= 0 && cohorts[found].holdsOut(subject);
    }

    /** The position of the first cohort that takes the user, else {@link #NONE} or {@link #EXCLUDED}. */
    private int find(Subject subject) {
        int[] facts = subject.facts();
        int outcome = NONE;
        for (int block = 0; block < table.blocks(); block++) {
            long matching = table.matching(block, facts);
            long excluding = table.excluding(block, facts);
            while (matching != 0) {
                long first = Long.lowestOneBit(matching);
                matching ^= first;
                int position = block * Long.SIZE + Long.numberOfTrailingZeros(first);
                if (cohorts[position].draws(subject)) {
                    if ((excluding & first) == 0) {
                        return position;
                    }
                    outcome = EXCLUDED;
                }
            }
        }
        return outcome;
    }

    private NudgeDecision decide(
            CompiledCohort found, Subject subject, Situation situation, Supplier<NudgeHistory> history, Instant now) {
        Phase phase = found.cohort().phase();
        if (!phase.asks()) {
            return found.decision(phase.measures() ? Reason.PHASE_OBSERVE : Reason.PHASE_OFF, Split.NO_ARM);
        }
        if (found.holdsOut(subject)) {
            return found.decision(Reason.HOLDOUT, Split.NO_ARM);
        }
        Reason obstacle = obstacle(situation);
        Reason reason = obstacle == null ? byHistory(found.cohort(), situation, history.get(), now) : obstacle;
        return found.decision(reason, found.arm(subject));
    }

    /** What speaks against asking whatever the history. The order is that of the documentation. */
    private @Nullable Reason obstacle(Situation situation) {
        if (!situation.interactive()) {
            return Reason.NOT_INTERACTIVE;
        }
        if (!situation.fresh()) {
            return Reason.NOT_FRESH;
        }
        if (situation.askedThisSession()) {
            return Reason.ASKED_THIS_SESSION;
        }
        if (policy.enrollment().requireStrongestFactor() && !situation.strongestFactorUsed()) {
            return Reason.NEEDS_STRONGER_FACTOR;
        }
        if (situation.passkeyHere()) {
            return Reason.HAS_PASSKEY_HERE;
        }
        if (situation.passkeys() >= policy.enrollment().maxPasskeys()) {
            return Reason.LIMIT_REACHED;
        }
        return switch (situation.device().verdict(situation.attachment(), situation.ownsSecurityKey())) {
            case UNKNOWN -> Reason.DEVICE_UNKNOWN;
            case UNABLE -> Reason.DEVICE_CANNOT;
            // Partly known: the page looks again before it offers anything.
            case PARTLY, ABLE -> null;
        };
    }

    private static Reason byHistory(Cohort cohort, Situation situation, NudgeHistory history, Instant now) {
        boolean enforcing = cohort.phase().enforces();
        // A passkey elsewhere fulfils the duty: a holder who meets a new device may say "Not now".
        if (enforcing && situation.passkeys() == 0 && cohort.nudge().mandatory(history, now)) {
            return Reason.ASKED_MANDATORY;
        }
        Reason quiet = cohort.nudge().quiet(history, enforcing, now);
        return quiet == null ? Reason.ASKED : quiet;
    }

    private static @Nullable Experiment experimentOf(Cohort cohort, Map<String, Experiment> experiments) {
        String name = cohort.experiment();
        return name == null ? null : experiments.get(name);
    }

    private void requireOwn(Subject subject) {
        if (!subject.belongsTo(index)) {
            throw new IllegalArgumentException("The subject was made by another engine");
        }
    }
}
