package io.github.passkeyjourney.audit.store.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;

/** Whatever single value of whatever row is changed, whichever rows are taken away or moved: it is found. */
class ChainPropertyTest {

    static final int ROWS = 12;

    /** The columns of a row, as they are stored. */
    enum Column {
        ID,
        TYPE,
        OCCURRED_AT,
        RECORDED_AT,
        FACT_KEY,
        CONTENT,
        USER_ID,
        USER_SALT,
        USER_HASH,
        ACTOR_ID,
        ACTOR_SALT,
        ACTOR_HASH,
        ADDRESS,
        CHAIN_POSITION,
        CHAIN_HASH
    }

    @Property(tries = 2_000)
    void anyChangeOfAnyColumnOfAnyRowIsFound(
            @ForAll @IntRange(min = 1, max = ROWS) int position,
            @ForAll Column column,
            @ForAll boolean taken,
            @ForAll @StringLength(max = 3) String text,
            @ForAll long number) {
        TestChain chain = TestChain.of(ROWS);
        Link before = chain.links.get(position - 1);
        Link after = changed(before, column, taken ? null : text, number);
        Assume.that(!after.equals(before));
        chain.links.set(position - 1, after);

        assertThat(chain.verify().intact()).as("%s of row %d", column, position).isFalse();
    }

    @Property
    void anyRowsTakenAwayAreMissed(
            @ForAll @IntRange(min = 1, max = ROWS) int from, @ForAll @IntRange(max = 3) int more) {
        TestChain chain = TestChain.of(ROWS);
        int to = Math.min(ROWS, from + more);
        chain.links.subList(from - 1, to).clear();

        assertThat(chain.verify().firstBreak())
                .isEqualTo(new ChainBreak(from, to == ROWS ? ChainBreak.Kind.TAIL_MISSING : ChainBreak.Kind.MISSING));
    }

    @Property
    void anyTwoRowsThatChangePlacesAreFound(
            @ForAll @IntRange(min = 1, max = ROWS) int one,
            @ForAll @IntRange(min = 1, max = ROWS) int other,
            @ForAll boolean withTheirHashes) {
        Assume.that(one != other);
        TestChain chain = TestChain.of(ROWS);
        Link first = chain.links.get(one - 1);
        Link second = chain.links.get(other - 1);
        chain.links.set(one - 1, new Link(one, (withTheirHashes ? second : first).hash(), second.entry()));
        chain.links.set(other - 1, new Link(other, (withTheirHashes ? first : second).hash(), first.entry()));

        assertThat(chain.verify().firstBreak())
                .extracting(found -> Objects.requireNonNull(found).position())
                .isEqualTo((long) Math.min(one, other));
    }

    @Property
    void anybodyCanBeForgotten(@ForAll List<@IntRange(min = 1, max = ROWS) Integer> users, @ForAll boolean actorsToo) {
        TestChain chain = TestChain.of(ROWS);
        users.forEach(position -> chain.changeEntry(position, entry -> forgotten(entry, actorsToo)));

        ChainReport report = chain.verify();
        assertThat(report.intact()).isTrue();
        assertThat(report.verified()).isEqualTo(ROWS);
        assertThat(report.erased())
                .isEqualTo(users.stream()
                        .distinct()
                        .map(TestChain::entry)
                        .filter(entry -> entry.user().hash() != null
                                || (actorsToo && entry.actor().hash() != null))
                        .count());
    }

    @Property
    void noTwoListsOfValuesHaveTheSameHash(
            @ForAll @StringLength(max = 3) String first,
            @ForAll @StringLength(max = 3) String second,
            @ForAll @StringLength(max = 3) String third) {
        List<String> hashes = new ArrayList<>();
        hashes.add(new Digest("test").add(first).add(second).add(third).hex());
        hashes.add(new Digest("test").add(first + second).add(third).hex());
        hashes.add(new Digest("test").add(first).add(second + third).hex());
        hashes.add(new Digest("test")
                .add(first)
                .add(second)
                .add(third)
                .add((String) null)
                .hex());
        hashes.add(new Digest("test").add(first).add(second).add(third).add("").hex());
        hashes.add(new Digest("test").add(first).add(second).add(third).add(0).hex());
        hashes.add(new Digest("other").add(first).add(second).add(third).hex());
        // The only two that may be the same list: both halves of two texts may be joined to the same two.
        if ((first + second).equals(first) && third.equals(second + third)) {
            hashes.remove(2);
        }
        assertThat(hashes).doesNotHaveDuplicates();
    }

    /** Written down, so that a change of the encoding, which would break every chain there is, does not go unnoticed. */
    @Example
    void theEncodingNeverChanges() {
        TestChain chain = TestChain.of(4);
        assertThat(HashChain.start("realm-1").hash())
                .isEqualTo("17961365c4a44198bfaa8ec85245cbc86498765e5f3b72e970a6973c4bb21ba0");
        assertThat(chain.head.hash()).isEqualTo("aaa2a6d446fc23fcc81e30d228842d48920e2b7ee1cc6a0eb1c50432ef58447a");
    }

    private static AuditEntry forgotten(AuditEntry entry, boolean actorToo) {
        return new AuditEntry(
                entry.id(),
                entry.type(),
                entry.occurredAt(),
                entry.recordedAt(),
                entry.key(),
                entry.content(),
                new Mention(null, null, null, entry.user().hash()),
                actorToo ? new Mention(null, null, null, entry.actor().hash()) : entry.actor());
    }

    private static Link changed(Link link, Column column, @Nullable String text, long number) {
        AuditEntry entry = link.entry();
        boolean acted = (column == Column.ACTOR_HASH ? text : entry.actor().hash()) != null;
        @Nullable String address = column == Column.ADDRESS ? text : entry.address();
        return new Link(
                column == Column.CHAIN_POSITION ? number : link.position(),
                column == Column.CHAIN_HASH ? Objects.requireNonNullElse(text, "") : link.hash(),
                new AuditEntry(
                        column == Column.ID ? Objects.requireNonNullElse(text, "") : entry.id(),
                        column == Column.TYPE ? Objects.requireNonNullElse(text, "") : entry.type(),
                        column == Column.OCCURRED_AT ? number : entry.occurredAt(),
                        column == Column.RECORDED_AT ? number : entry.recordedAt(),
                        column == Column.FACT_KEY ? text : entry.key(),
                        column == Column.CONTENT ? Objects.requireNonNullElse(text, "") : entry.content(),
                        new Mention(
                                column == Column.USER_ID ? text : entry.user().id(),
                                acted ? null : address,
                                column == Column.USER_SALT ? text : entry.user().salt(),
                                column == Column.USER_HASH ? text : entry.user().hash()),
                        new Mention(
                                column == Column.ACTOR_ID ? text : entry.actor().id(),
                                acted ? address : null,
                                column == Column.ACTOR_SALT
                                        ? text
                                        : entry.actor().salt(),
                                column == Column.ACTOR_HASH
                                        ? text
                                        : entry.actor().hash())));
    }

    /** In parts or as a whole, a chain is the same. */
    @Property
    void partByPartAChainHoldsAndEachPartSaysHowFarItGot(@ForAll @IntRange(min = 1, max = ROWS) int size) {
        TestChain chain = TestChain.of(ROWS);
        ChainHead known = HashChain.start(TestChain.REALM);
        long verified = 0;
        for (int from = 0; from < ROWS; from += size) {
            ChainVerifier part = new ChainVerifier(known, known.hash());
            chain.links.subList(from, Math.min(ROWS, from + size)).forEach(part::accept);
            ChainReport report = from + size < ROWS ? part.pause(chain.head, 0) : part.finish(chain.head, 0);
            assertThat(report.intact()).isTrue();
            verified += report.verified();
            known = part.reached();
        }
        assertThat(verified).isEqualTo(ROWS);
        assertThat(known).isEqualTo(chain.head);
    }

    @Property
    void aBreakIsFoundInTheLastRowOfAPartAsWell(@ForAll @IntRange(min = 1, max = ROWS - 1) int position) {
        TestChain chain = TestChain.of(ROWS);
        chain.change(position, link -> new Link(link.position(), "0".repeat(64), link.entry()));
        ChainVerifier part = new ChainVerifier(TestChain.REALM);
        chain.links.subList(0, position).forEach(part::accept);
        assertThat(part.pause(chain.head, 0).firstBreak())
                .isNotNull()
                .extracting(ChainBreak::position)
                .isEqualTo((long) position);
    }

    @Example
    void aLinkThatIsKnownFromBeforeHasToBeThereStill() {
        TestChain chain = TestChain.of(ROWS);
        Link fifth = chain.links.get(4);
        assertThat(behind(chain, new ChainHead(5, fifth.hash()), fifth.hash()).intact())
                .isTrue();
        assertThat(behind(chain, new ChainHead(5, "0".repeat(64)), fifth.hash()).firstBreak())
                .isEqualTo(new ChainBreak(5, ChainBreak.Kind.LINK_BROKEN));
        assertThat(behind(chain, new ChainHead(5, fifth.hash()), null).firstBreak())
                .isEqualTo(new ChainBreak(5, ChainBreak.Kind.MISSING));
    }

    private static ChainReport behind(TestChain chain, ChainHead known, @Nullable String stored) {
        ChainVerifier verifier = new ChainVerifier(known, stored);
        chain.links.subList((int) known.position(), ROWS).forEach(verifier::accept);
        return verifier.finish(chain.head, 0);
    }
}
