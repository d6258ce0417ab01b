package io.github.passkeyjourney.admin.setup.realm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.admin.setup.FakeRealm;
import io.github.passkeyjourney.platform.setup.SetupChange;
import io.github.passkeyjourney.platform.setup.SetupNote;
import io.github.passkeyjourney.platform.setup.SetupState;
import io.github.passkeyjourney.platform.setup.SetupText;
import io.github.passkeyjourney.policy.document.PolicyDocument;
import io.github.passkeyjourney.policy.document.PolicyParse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.keycloak.models.RequiredActionProviderModel;

/** What set-up does to the realm itself: done once, taken back whole, and never over somebody's hands. */
class RealmSetupTest {

    private static final String ENABLED = "webAuthnPolicyPasskeysEnabledPasswordless";
    private static final String VERIFIED = "webAuthnPolicyUserVerificationRequirementPasswordless";

    private final FakeRealm realm = new FakeRealm();
    private final Map<String, SetupNote> notes = new LinkedHashMap<>();

    @Property(tries = 200)
    void undoingBringsBackWhateverWasThere(
            @ForAll boolean passkeys,
            @ForAll boolean verified,
            @ForAll boolean policy,
            @ForAll boolean listening,
            @ForAll boolean registered,
            @ForAll boolean enabled) {
        FakeRealm some = new FakeRealm();
        some.model().setAttribute(ENABLED, Boolean.toString(passkeys));
        if (!verified) {
            some.model().setAttribute(VERIFIED, "preferred");
        }
        if (policy) {
            some.model().setAttribute("passkeyJourney.policy", "{}");
        }
        if (listening) {
            some.model().setEventsListeners(Set.of("email", "passkey-audit"));
        }
        if (registered) {
            action(some, "passkey-enroll", enabled);
        }
        action(some, "webauthn-register-passwordless", enabled);
        String before = some.export();

        Map<String, SetupNote> left = new LinkedHashMap<>();
        apply(some, left);
        String applied = some.export();
        assertThat(apply(some, new LinkedHashMap<>(left))).isEmpty();
        assertThat(some.export()).isEqualTo(applied);
        assertThat(states(some, left).values()).containsOnly(SetupState.DONE);
        assertThat(undo(some, left)).doesNotContainValue(SetupState.KEPT);
        assertThat(some.export()).isEqualTo(before);
    }

    @Example
    void theFirstPolicyIsValidAndAsksNobody() {
        PolicyParse parse = PolicyDocument.parse(PolicyChange.OBSERVE);
        assertThat(parse).isInstanceOf(PolicyParse.Valid.class);
        assertThat(((PolicyParse.Valid) parse).policy().cohorts())
                .allMatch(cohort -> !cohort.phase().asks() && cohort.phase().measures());
    }

    @Example
    void aPolicyThatWasEditedSinceGoesAllTheSame() {
        apply(realm, notes);
        realm.model().setAttribute("passkeyJourney.policy", "{\"version\": 1}");
        undo(realm, notes);
        assertThat(realm.model().getAttribute("passkeyJourney.policy")).isNull();
    }

    @Example
    void settingsThatWereChangedByHandStayAndTheOthersGoBack() {
        realm.model().setAttribute(VERIFIED, "preferred");
        apply(realm, notes);
        realm.model().setAttribute(VERIFIED, "discouraged");
        assertThat(states(realm, notes)).containsEntry("passkey-policy", SetupState.CHANGED_BY_HAND);
        assertThat(apply(realm, notes)).isEmpty();
        assertThat(undo(realm, notes)).containsEntry("passkey-policy", SetupState.KEPT);
        assertThat(realm.model().getAttribute(VERIFIED)).isEqualTo("discouraged");
        assertThat(realm.model().getAttribute(ENABLED)).isNull();
    }

    @Example
    void anActionAndAListenerThatWereTakenOutAreNotPutBack() {
        apply(realm, notes);
        realm.model().setEventsListeners(Set.of("email"));
        RequiredActionProviderModel enroll = realm.model().getRequiredActionProviderByAlias("passkey-enroll");
        enroll.setEnabled(false);
        assertThat(states(realm, notes))
                .containsEntry("event-listener", SetupState.CHANGED_BY_HAND)
                .containsEntry("required-action/passkey-enroll", SetupState.CHANGED_BY_HAND);
        assertThat(apply(realm, notes)).isEmpty();
        assertThat(undo(realm, notes)).containsEntry("required-action/passkey-enroll", SetupState.KEPT);
        assertThat(realm.model().getEventsListenersStream()).containsExactly("email");
    }

    @Example
    void usersWithNoOtherWayInHinderTurningPasskeysOff() {
        apply(realm, notes);
        assertThat(objections(3)).singleElement().satisfies(text -> {
            assertThat(text.key()).isEqualTo("passkeySetup.refused.passkeyOnly");
            assertThat(text.parameters()).containsExactly("3");
        });
        assertThat(objections(0)).isEmpty();
    }

    @Example
    void nobodyHindersWhatLeavesPasskeysOn() {
        realm.model().setAttribute(ENABLED, "true");
        apply(realm, notes);
        assertThat(objections(3)).isEmpty();
        realm.model().setAttribute(ENABLED, "false");
        assertThat(objections(3)).isEmpty();
    }

    private List<SetupText> objections(long users) {
        return new RealmSetup(realm.session(), any -> users).objections(realm.model(), notes);
    }

    private static void action(FakeRealm realm, String alias, boolean enabled) {
        RequiredActionProviderModel action = new RequiredActionProviderModel();
        action.setAlias(alias);
        action.setName(alias);
        action.setEnabled(enabled);
        action.setPriority(7);
        realm.model().addRequiredActionProvider(action);
    }

    private static List<SetupChange> changes(FakeRealm realm, Map<String, SetupNote> notes) {
        return new RealmSetup(realm.session(), any -> 0).changes(realm.model(), notes);
    }

    private static List<String> apply(FakeRealm realm, Map<String, SetupNote> notes) {
        List<String> made = new ArrayList<>();
        for (SetupChange change : changes(realm, notes)) {
            if (change.plan(notes.get(change.id())).state() == SetupState.TO_DO) {
                notes.put(change.id(), change.apply());
                made.add(change.id());
            }
        }
        return made;
    }

    private static Map<String, SetupState> states(FakeRealm realm, Map<String, SetupNote> notes) {
        Map<String, SetupState> states = new LinkedHashMap<>();
        changes(realm, notes)
                .forEach(change -> states.put(
                        change.id(), change.plan(notes.get(change.id())).state()));
        return states;
    }

    private static Map<String, SetupState> undo(FakeRealm realm, Map<String, SetupNote> notes) {
        Map<String, SetupState> states = new LinkedHashMap<>();
        for (SetupChange change : changes(realm, notes)) {
            SetupNote note = notes.get(change.id());
            if (note != null) {
                states.put(change.id(), change.undo(note).state());
            }
        }
        return states;
    }
}
