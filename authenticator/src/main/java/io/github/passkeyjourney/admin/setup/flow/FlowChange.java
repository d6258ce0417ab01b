package io.github.passkeyjourney.admin.setup.flow;

import io.github.passkeyjourney.platform.setup.SetupChange;
import io.github.passkeyjourney.platform.setup.SetupNote;
import io.github.passkeyjourney.platform.setup.SetupPlan;
import io.github.passkeyjourney.platform.setup.SetupState;
import io.github.passkeyjourney.platform.setup.SetupText;
import io.github.passkeyjourney.platform.setup.SetupUndone;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationFlowModel;

/** Lets something run a copy of its flow that holds our steps. */
final class FlowChange implements SetupChange {

    private final FlowBinding binding;
    private final FlowCopies copies;

    FlowChange(FlowBinding binding, FlowCopies copies) {
        this.binding = binding;
        this.copies = copies;
    }

    @Override
    public String id() {
        return binding.id();
    }

    @Override
    public SetupPlan plan(@Nullable SetupNote note) {
        return note == null ? unapplied() : applied(new FlowNote(note));
    }

    private SetupPlan unapplied() {
        AuthenticationFlowModel source = binding.bound();
        SetupText text = binding.text(source == null ? null : source.getAlias());
        if (source == null) {
            return binding.afterSignIn()
                    ? new SetupPlan(SetupState.TO_DO, text)
                    : new SetupPlan(SetupState.IMPOSSIBLE, SetupText.of("passkeySetup.impossible.noFlow"));
        }
        String alias = source.getAlias();
        return switch (copies.place(source, binding.afterSignIn()).outcome()) {
            case PLACED -> new SetupPlan(SetupState.TO_DO, text);
            case THERE -> new SetupPlan(SetupState.DONE, text);
            case NO_FORM -> new SetupPlan(SetupState.IMPOSSIBLE, SetupText.of("passkeySetup.impossible.noForm", alias));
            case UNFIT -> new SetupPlan(SetupState.IMPOSSIBLE, SetupText.of("passkeySetup.impossible.unfit", alias));
        };
    }

    private SetupPlan applied(FlowNote note) {
        AuthenticationFlowModel copy = copies.named(note.copy());
        if (copy == null || !runs(copy)) {
            return new SetupPlan(SetupState.CHANGED_BY_HAND, SetupText.of("passkeySetup.changed.binding", note.copy()));
        }
        return copies.untouched(copy, note)
                ? new SetupPlan(SetupState.DONE, binding.text(note.source()))
                : new SetupPlan(SetupState.CHANGED_BY_HAND, SetupText.of("passkeySetup.changed.flow", note.copy()));
    }

    @Override
    public SetupNote apply() {
        FlowNote note = copies.copy(binding.bound(), binding.afterSignIn());
        binding.bind(Objects.requireNonNull(copies.named(note.copy())));
        return note.note();
    }

    @Override
    public SetupUndone undo(SetupNote written) {
        FlowNote note = new FlowNote(written);
        AuthenticationFlowModel copy = copies.named(note.copy());
        String sourceName = note.source();
        AuthenticationFlowModel source = sourceName == null ? null : copies.named(sourceName);
        boolean restorable = sourceName == null || source != null;
        boolean runs = copy != null && runs(copy);
        boolean untouched = copy != null && copies.untouched(copy, note);
        if (runs && untouched && restorable) {
            binding.bind(source);
        }
        boolean left = copy != null && copies.release(id(), copy, note);
        if (runs && !untouched) {
            return SetupUndone.kept(SetupText.of("passkeySetup.kept.flow", note.copy()));
        }
        if (runs && !restorable) {
            return SetupUndone.kept(
                    SetupText.of("passkeySetup.kept.noSource", note.copy(), Objects.requireNonNull(sourceName)));
        }
        if (binding.exists() && !runs) {
            return SetupUndone.kept(SetupText.of("passkeySetup.kept.binding", note.copy()));
        }
        return left
                ? SetupUndone.kept(SetupText.of("passkeySetup.kept.flow", note.copy()))
                : SetupUndone.undone(binding.text(sourceName));
    }

    private boolean runs(AuthenticationFlowModel flow) {
        AuthenticationFlowModel bound = binding.bound();
        return bound != null && bound.getId().equals(flow.getId());
    }
}
