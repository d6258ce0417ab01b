package io.github.passkeyjourney.admin.setup.flow;

import org.jspecify.annotations.Nullable;

/**
 * What comes of looking for the place of our steps in a flow.
 *
 * @param outcome in one word
 * @param tree the flow with our steps; null unless it is placed
 */
public record Placement(Outcome outcome, @Nullable FlowTree tree) {

    /** How the search ended. */
    public enum Outcome {
        /** There is a place. */
        PLACED,
        /** The nudge is there already. */
        THERE,
        /** No step asks for a user name or a password. */
        NO_FORM,
        /** The flow cannot be copied: something in it is missing, used twice, or too long a name. */
        UNFIT
    }

    static Placement placed(FlowTree tree) {
        return new Placement(Outcome.PLACED, tree);
    }

    /** Nothing can, or need, be placed. */
    public static Placement none(Outcome outcome) {
        return new Placement(outcome, null);
    }
}
