package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.audit.store.behaviour.SourceState.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Keeps what it is told, unless it is told to fail. */
final class FakeJournal implements SourceJournal {

    private final List<SourceState> states = new ArrayList<>();
    private boolean failing;

    void fail(boolean now) {
        failing = now;
    }

    @Override
    public void write(SourceState state) {
        if (failing) {
            throw new IllegalStateException("told to fail");
        }
        states.add(state);
    }

    int count() {
        return states.size();
    }

    SourceState last() {
        return states.get(states.size() - 1);
    }

    List<Loss> losses() {
        return states.stream().map(SourceState::loss).filter(Objects::nonNull).toList();
    }
}
