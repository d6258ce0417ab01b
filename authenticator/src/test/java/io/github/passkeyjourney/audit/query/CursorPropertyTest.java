package io.github.passkeyjourney.audit.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.event.FactType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** A cursor comes back as it was given, is taken for no other query, and nothing that is made up does any harm. */
class CursorPropertyTest {

    private static final FactQuery QUERY = query("realm-1", Set.of(FactType.PASSKEY_ENROLLED), "user-1");

    @Property
    void cursorsOfTheTrailComeBack(
            @ForAll @LongRange(min = 0) long behind, @ForAll @LongRange(min = 0) long length, @ForAll long at) {
        long upTo = Long.MAX_VALUE - length < behind ? behind : behind + length;
        TrailCursor cursor = new TrailCursor(behind, upTo, at, UUID.randomUUID().toString());
        assertThat(TrailCursor.parse(QUERY, cursor.write(QUERY))).hasValue(cursor);
    }

    @Property
    void cursorsOfAStoryComeBack(@ForAll long at, @ForAll long factId, @ForAll long cell) {
        TimelineCursor audit = TimelineCursor.atAudit(at, UUID.randomUUID().toString());
        TimelineCursor behaviour = TimelineCursor.atBehaviour(at, factId, cell);
        assertThat(TimelineCursor.parse(QUERY, audit.write(QUERY))).hasValue(audit);
        assertThat(TimelineCursor.parse(QUERY, behaviour.write(QUERY))).hasValue(behaviour);
    }

    @Property
    void anythingElseIsNoCursor(@ForAll String text) {
        assertThat(TrailCursor.parse(QUERY, text)).isEmpty();
        assertThat(TimelineCursor.parse(QUERY, text)).isEmpty();
        String encoded = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        assertThat(TrailCursor.parse(null, encoded)).isEmpty();
        assertThat(TimelineCursor.parse(null, encoded)).isEmpty();
    }

    @Example
    void aCursorOfAnotherQueryIsNone() {
        String cursor = TrailCursor.START.write(QUERY);
        assertThat(TrailCursor.parse(QUERY, cursor)).isPresent();
        assertThat(TrailCursor.parse(query("realm-2", QUERY.types(), "user-1"), cursor))
                .isEmpty();
        assertThat(TrailCursor.parse(query("realm-1", Set.of(), "user-1"), cursor))
                .isEmpty();
        assertThat(TrailCursor.parse(query("realm-1", QUERY.types(), null), cursor))
                .isEmpty();
        FactQuery later = new FactQuery("realm-1", QUERY.types(), Instant.EPOCH, null, "user-1", 1);
        assertThat(TrailCursor.parse(later, cursor)).isEmpty();
        FactQuery earlier = new FactQuery("realm-1", QUERY.types(), null, Instant.EPOCH, "user-1", 1);
        assertThat(TrailCursor.parse(earlier, cursor)).isEmpty();
    }

    @Example
    void anotherMaximumIsTheSameQuery() {
        FactQuery more = new FactQuery("realm-1", QUERY.types(), null, null, "user-1", 1_000);
        assertThat(TrailCursor.parse(more, TrailCursor.START.write(QUERY))).hasValue(TrailCursor.START);
    }

    @Example
    void placesThatCannotBeAreNoCursor() {
        assertThat(TrailCursor.parse(QUERY, new TrailCursor(-1, 5, 0, "").write(QUERY)))
                .isEmpty();
        assertThat(TrailCursor.parse(QUERY, new TrailCursor(6, 5, 0, "").write(QUERY)))
                .isEmpty();
        assertThat(TrailCursor.parse(QUERY, new TrailCursor(0, 5, 0, "a\0b").write(QUERY)))
                .isEmpty();
        assertThat(TrailCursor.parse(QUERY, new TrailCursor(0, 5, 0, "a|b").write(QUERY)))
                .isEmpty();
    }

    @Example
    void theFirstStretchIsTheWholeTrailAndTheOthersAreShort() {
        assertThat(TrailCursor.START.within(1_000_000)).isEqualTo(new TrailCursor(0, 1_000_000, Long.MIN_VALUE, ""));
        assertThat(TrailCursor.START.within(0)).isEqualTo(TrailCursor.START);
        TrailCursor later = TrailCursor.atPlace(7);
        assertThat(later.within(9).upTo()).isEqualTo(9);
        assertThat(later.within(1_000_000).upTo()).isEqualTo(7 + TrailCursor.STRETCH);
        assertThat(later.within(7)).isEqualTo(later);
        assertThat(later.within(3)).isEqualTo(later);
        TrailCursor drawn = new TrailCursor(7, 9, 5, "id");
        assertThat(drawn.within(20)).isEqualTo(drawn);
        assertThat(drawn.afterAll()).isEqualTo(TrailCursor.atPlace(9));
    }

    private static FactQuery query(String realm, Set<FactType> types, @org.jspecify.annotations.Nullable String user) {
        return new FactQuery(realm, types, null, null, user, 10);
    }
}
