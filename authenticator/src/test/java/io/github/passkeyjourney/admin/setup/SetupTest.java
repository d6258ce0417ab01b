package io.github.passkeyjourney.admin.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.passkeyjourney.platform.setup.SetupChange;
import io.github.passkeyjourney.platform.setup.SetupContribution;
import io.github.passkeyjourney.platform.setup.SetupNote;
import io.github.passkeyjourney.platform.setup.SetupPlan;
import io.github.passkeyjourney.platform.setup.SetupState;
import io.github.passkeyjourney.platform.setup.SetupText;
import io.github.passkeyjourney.platform.setup.SetupUndone;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.keycloak.models.RealmModel;

/** The set-up as a whole: what it writes down, in what order it goes, and what it does with what it does not know. */
class SetupTest {

    private static final String RECORD = "passkeyJourney.setup";

    private final FakeRealm realm = new FakeRealm();

    @Test
    void whatIsToDoIsDoneOnceAndWrittenDown() {
        Setup setup = setup("a", "b");
        String before = realm.export();
        assertThat(setup.plan()).extracting(SetupEntry::state).containsOnly(SetupState.TO_DO);
        assertThat(realm.export()).isEqualTo(before);

        assertThat(setup.apply().changes()).containsExactly("a", "b");
        assertThat(setup.plan()).extracting(SetupEntry::state).containsOnly(SetupState.DONE);
        assertThat(realm.model().getAttribute(RECORD))
                .isEqualTo("{\"version\":1,\"changes\":[{\"id\":\"a\",\"left\":{\"was\":\"-\"}},"
                        + "{\"id\":\"b\",\"left\":{\"was\":\"-\"}}]}");
        String applied = realm.export();
        assertThat(setup.apply().changes()).isEmpty();
        assertThat(realm.export()).isEqualTo(applied);
    }

    @Test
    void itIsUndoneBackwardsAndForgotten() {
        String before = realm.export();
        setup("a", "b").apply();
        setup("a", "b", "c").apply();
        assertThat(setup("a", "b", "c").undo().changes()).containsExactly("c", "b", "a");
        assertThat(realm.export()).isEqualTo(before);
        assertThat(setup("a").undo().changes()).isEmpty();
    }

    @Test
    void whatNobodyKnowsAnyMoreIsSaid() {
        setup("a", "b").apply();
        assertThat(setup("a").undo().entries())
                .extracting(SetupEntry::id, SetupEntry::state)
                .containsExactly(tuple("b", SetupState.KEPT), tuple("a", SetupState.UNDONE));
    }

    @Test
    void partsObjectOnlyToUndoingWhatWasDone() {
        Setup setup = setup("a");
        assertThat(setup.objections()).isEmpty();
        setup.apply();
        assertThat(setup.objections()).containsExactly(SetupText.of("no"));
    }

    @Test
    void aRecordThatCannotBeReadIsNeverTakenForNone() {
        for (String spoilt : List.of("x", "{}", "{\"version\":2,\"changes\":[]}", "[]")) {
            realm.model().setAttribute(RECORD, spoilt);
            assertThatThrownBy(() -> setup("a").plan()).isInstanceOf(UnreadableRecordException.class);
            assertThatThrownBy(() -> setup("a").apply()).isInstanceOf(UnreadableRecordException.class);
            assertThatThrownBy(() -> setup("a").undo()).isInstanceOf(UnreadableRecordException.class);
            assertThat(realm.model().getAttribute(RECORD)).isEqualTo(spoilt);
        }
    }

    private Setup setup(String... ids) {
        return new Setup(realm.model(), List.of(new Marks(List.of(ids))));
    }

    /** Marks the realm with an attribute for each change. */
    private record Marks(List<String> ids) implements SetupContribution {

        @Override
        public List<SetupChange> changes(RealmModel model, Map<String, SetupNote> applied) {
            return ids.stream().<SetupChange>map(id -> new Mark(model, id)).toList();
        }

        @Override
        public List<SetupText> objections(RealmModel model, Map<String, SetupNote> applied) {
            return List.of(SetupText.of("no"));
        }
    }

    private record Mark(RealmModel model, String id) implements SetupChange {

        @Override
        public SetupPlan plan(@Nullable SetupNote note) {
            return new SetupPlan(
                    model.getAttribute(id) == null ? SetupState.TO_DO : SetupState.DONE, SetupText.of("mark", id));
        }

        @Override
        public SetupNote apply() {
            model.setAttribute(id, "made");
            return new SetupNote(Map.of("was", "-"));
        }

        @Override
        public SetupUndone undo(SetupNote note) {
            assertThat(note.get("was")).isEqualTo("-");
            model.removeAttribute(id);
            return SetupUndone.undone(SetupText.of("mark", id));
        }
    }
}
