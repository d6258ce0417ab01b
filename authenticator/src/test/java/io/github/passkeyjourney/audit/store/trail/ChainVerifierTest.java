package io.github.passkeyjourney.audit.store.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.store.trail.ChainBreak.Kind;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainVerifierTest {

    private static final int ROWS = 7;

    private final TestChain chain = TestChain.of(ROWS);

    @Test
    void anUntouchedChainHolds() {
        assertThat(chain.verify()).isEqualTo(new ChainReport(chain.head, ROWS, 0, 0, null));
    }

    @Test
    void aChainWithoutRowsHolds() {
        TestChain empty = TestChain.of(0);
        assertThat(empty.verify().intact()).isTrue();
        assertThat(new ChainVerifier(TestChain.REALM).finish(null, 3))
                .isEqualTo(new ChainReport(HashChain.start(TestChain.REALM), 0, 0, 3, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, ROWS})
    void aChangedRowIsFoundAtItsPlace(int position) {
        chain.changeEntry(position, ChainVerifierTest::withOtherContent);
        assertFirstBreak(position, Kind.CONTENT_CHANGED);
        assertThat(chain.verify().verified()).isEqualTo(ROWS - 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, ROWS})
    void aChangedHashIsFoundAtItsPlace(int position) {
        chain.change(position, link -> new Link(link.position(), "0".repeat(64), link.entry()));
        assertFirstBreak(position, Kind.LINK_BROKEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, ROWS - 1})
    void aMissingRowIsFoundAtItsPlace(int position) {
        chain.links.remove(position - 1);
        assertFirstBreak(position, Kind.MISSING);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, ROWS})
    void aTailThatWasCutOffIsFound(int position) {
        chain.links.subList(position - 1, ROWS).clear();
        assertFirstBreak(position, Kind.TAIL_MISSING);
    }

    @Test
    void rowsThatChangedPlacesAreFound() {
        Link third = chain.links.get(2);
        Link fourth = chain.links.get(3);
        chain.links.set(2, new Link(3, fourth.hash(), fourth.entry()));
        chain.links.set(3, new Link(4, third.hash(), third.entry()));
        assertFirstBreak(3, Kind.LINK_BROKEN);
    }

    @Test
    void rowsThatChangedPlacesAndKeptTheHashesOfTheirPlacesAreFound() {
        Link third = chain.links.get(2);
        Link fourth = chain.links.get(3);
        chain.links.set(2, new Link(3, third.hash(), fourth.entry()));
        chain.links.set(3, new Link(4, fourth.hash(), third.entry()));
        assertThat(chain.verify().firstBreak()).isNotNull();
    }

    @Test
    void aRowThatIsThereTwiceIsFound() {
        chain.links.add(3, chain.links.get(2));
        assertFirstBreak(4, Kind.LINK_BROKEN);
    }

    @Test
    void aRowThatWasAddedBehindTheEndIsFound() {
        chain.links.add(HashChain.append(chain.head, TestChain.entry(ROWS + 1)));
        assertFirstBreak(ROWS + 1, Kind.LINK_BROKEN);
    }

    @Test
    void anEndThatWasTakenAwayIsFound() {
        ChainVerifier verifier = new ChainVerifier(TestChain.REALM);
        chain.links.forEach(verifier::accept);
        assertThat(verifier.finish(null, 0).firstBreak()).isEqualTo(new ChainBreak(ROWS, Kind.LINK_BROKEN));
    }

    @Test
    void anEndWithAnotherHashIsFound() {
        chain.head = new ChainHead(ROWS, "0".repeat(64));
        assertFirstBreak(ROWS, Kind.LINK_BROKEN);
    }

    @Test
    void rowsOfAnotherRealmDoNotFit() {
        ChainVerifier verifier = new ChainVerifier("realm-2");
        chain.links.forEach(verifier::accept);
        assertThat(verifier.finish(chain.head, 0).firstBreak())
                .isNotNull()
                .extracting(ChainBreak::position)
                .isEqualTo(1L);
    }

    @Test
    void aRewrittenRowAndAllBehindItIsFoundByAnEndThatWasKeptElsewhere() {
        ChainHead keptElsewhere = chain.head;
        TestChain rewritten = new TestChain();
        chain.links.forEach(
                link -> rewritten.append(link.position() == 3 ? withOtherContent(link.entry()) : link.entry()));
        assertThat(rewritten.verify().intact()).isTrue();
        rewritten.head = keptElsewhere;
        assertThat(rewritten.verify().intact()).isFalse();
    }

    @Test
    void anotherUserIsFound() {
        chain.changeEntry(
                1,
                entry -> withUser(
                        entry,
                        new Mention(
                                "mallory",
                                entry.user().address(),
                                entry.user().salt(),
                                entry.user().hash())));
        assertFirstBreak(1, Kind.PERSONAL_CHANGED);
    }

    @Test
    void aUserSealedAnewIsFound() {
        chain.changeEntry(1, entry -> withUser(entry, Mention.of("mallory", null, "salt")));
        assertFirstBreak(1, Kind.CONTENT_CHANGED);
    }

    @Test
    void forgettingPeopleKeepsTheChainAndIsCounted() {
        chain.changeEntry(1, ChainVerifierTest::withoutUser);
        chain.changeEntry(3, ChainVerifierTest::withoutActor);
        chain.changeEntry(6, entry -> withoutActor(withoutUser(entry)));
        assertThat(chain.verify()).isEqualTo(new ChainReport(chain.head, ROWS, 3, 0, null));
    }

    @Test
    void forgettingByHalvesIsNoForgetting() {
        chain.changeEntry(
                1,
                entry -> withUser(
                        entry,
                        new Mention(
                                null, null, entry.user().salt(), entry.user().hash())));
        assertFirstBreak(1, Kind.PERSONAL_CHANGED);
    }

    @Test
    void theFirstOfTwoBreaksIsReported() {
        chain.changeEntry(2, ChainVerifierTest::withOtherContent);
        chain.links.remove(4);
        assertFirstBreak(2, Kind.CONTENT_CHANGED);
    }

    @Test
    void aChangeRightBeforeAGapIsReported() {
        chain.changeEntry(4, ChainVerifierTest::withOtherContent);
        chain.links.remove(4);
        assertFirstBreak(4, Kind.CONTENT_CHANGED);
    }

    @Test
    void theOrderOfRowsIsWhatIsChained() {
        Collections.reverse(chain.links);
        assertThat(chain.verify().intact()).isFalse();
    }

    private void assertFirstBreak(long position, Kind kind) {
        assertThat(chain.verify().firstBreak()).isEqualTo(new ChainBreak(position, kind));
    }

    private static AuditEntry withOtherContent(AuditEntry entry) {
        return new AuditEntry(
                entry.id(),
                entry.type(),
                entry.occurredAt(),
                entry.recordedAt(),
                entry.key(),
                "{\"number\":0}",
                entry.user(),
                entry.actor());
    }

    private static AuditEntry withUser(AuditEntry entry, Mention user) {
        return new AuditEntry(
                entry.id(),
                entry.type(),
                entry.occurredAt(),
                entry.recordedAt(),
                entry.key(),
                entry.content(),
                user,
                entry.actor());
    }

    private static AuditEntry withoutUser(AuditEntry entry) {
        return withUser(entry, new Mention(null, null, null, entry.user().hash()));
    }

    private static AuditEntry withoutActor(AuditEntry entry) {
        return new AuditEntry(
                entry.id(),
                entry.type(),
                entry.occurredAt(),
                entry.recordedAt(),
                entry.key(),
                entry.content(),
                entry.user(),
                new Mention(null, null, null, entry.actor().hash()));
    }
}
