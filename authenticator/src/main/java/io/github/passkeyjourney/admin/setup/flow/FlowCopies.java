package io.github.passkeyjourney.admin.setup.flow;

import io.github.passkeyjourney.platform.setup.SetupNote;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationFlowModel;

/** The copies of one realm that hold our steps: one for each flow, however many things run it. */
final class FlowCopies {

    private static final String NAME = "passkey journey ";
    private static final String AFTER_SIGN_IN = NAME + "post broker login";

    private final RealmFlows flows;

    /** Those that are not undone, by change. */
    private final Map<String, FlowNote> notes = new HashMap<>();

    FlowCopies(RealmFlows flows, Map<String, SetupNote> notes) {
        this.flows = flows;
        notes.forEach((id, note) -> this.notes.put(id, new FlowNote(note)));
    }

    @Nullable
    AuthenticationFlowModel named(String alias) {
        return flows.named(alias);
    }

    boolean untouched(AuthenticationFlowModel copy, FlowNote note) {
        return note.print().equals(flows.print(copy));
    }

    /** The flow with our steps, under the name of its copy. */
    Placement place(AuthenticationFlowModel source, boolean afterSignIn) {
        Placement placement = flows.tree(source)
                .map(tree -> afterSignIn ? FlowPlacer.atTheEnd(tree) : FlowPlacer.aroundForms(tree))
                .orElse(Placement.none(Placement.Outcome.UNFIT));
        FlowTree tree = placement.tree();
        return tree == null
                ? placement
                : flows.named(tree, NAME + source.getAlias())
                        .map(Placement::placed)
                        .orElse(Placement.none(Placement.Outcome.UNFIT));
    }

    /** Makes the copy, unless there is one that nobody has changed. */
    FlowNote copy(@Nullable AuthenticationFlowModel source, boolean afterSignIn) {
        String name = source == null ? null : source.getAlias();
        FlowTree tree = source == null
                ? flows.named(FlowPlacer.nudgeAlone(AFTER_SIGN_IN), AFTER_SIGN_IN)
                        .orElseThrow()
                : Objects.requireNonNull(place(source, afterSignIn).tree());
        String print = FlowPrint.of(tree);
        for (FlowNote known : notes.values()) {
            AuthenticationFlowModel copy = named(known.copy());
            if (Objects.equals(known.source(), name)
                    && known.print().equals(print)
                    && copy != null
                    && untouched(copy, known)) {
                return known;
            }
        }
        FlowNote note = FlowNote.of(name, flows.write(tree).getAlias(), print);
        notes.put(note.copy(), note);
        return note;
    }

    /**
     * Lets go of a copy for a change; the last one takes it away, or our steps out of it where it is still needed.
     *
     * @return whether the copy is left although no change needs it
     */
    boolean release(String change, AuthenticationFlowModel copy, FlowNote note) {
        notes.remove(change);
        if (notes.values().stream().anyMatch(other -> other.copy().equals(note.copy()))) {
            return false;
        }
        if (!flows.used(copy) && untouched(copy, note)) {
            flows.delete(copy);
            return false;
        }
        flows.strip(copy);
        return true;
    }
}
