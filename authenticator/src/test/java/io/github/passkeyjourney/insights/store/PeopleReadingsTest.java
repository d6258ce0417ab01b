package io.github.passkeyjourney.insights.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.passkeyjourney.insights.store.TestRows.TestRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PeopleReadingsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final AtomicInteger read = new AtomicInteger();
    private Instant now = NOON;
    private final PeopleReadings readings = new PeopleReadings(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void fewRowsAreReadEachTime() {
        rows("realm", PeopleReadings.WORTH_KEEPING - 1);
        rows("realm", PeopleReadings.WORTH_KEEPING - 1);
        assertThat(read).hasValue(2);
    }

    @Test
    void manyAreReadOnceInFiveMinutes() {
        rows("realm", PeopleReadings.WORTH_KEEPING);
        now = NOON.plus(Duration.ofMinutes(5));
        rows("realm", PeopleReadings.WORTH_KEEPING);
        assertThat(read).hasValue(1);

        now = now.plusMillis(1);
        rows("realm", PeopleReadings.WORTH_KEEPING);
        assertThat(read).hasValue(2);
    }

    @Test
    void aClockThatIsSetBackDoesNotKeepThemForEver() {
        rows("realm", PeopleReadings.WORTH_KEEPING);
        now = NOON.minusMillis(1);
        rows("realm", PeopleReadings.WORTH_KEEPING);
        assertThat(read).hasValue(2);
    }

    @Test
    void realmsAndTablesAreKeptApart() {
        rows("one", PeopleReadings.WORTH_KEEPING);
        rows("other", PeopleReadings.WORTH_KEEPING);
        assertThat(read).hasValue(2);
        assertThat(readings.number("one", "users", () -> 1L)).isEqualTo(1);
        assertThat(readings.number("other", "users", () -> 2L)).isEqualTo(2);
    }

    @Test
    void whatWasReadLongestAgoGoesWhereItIsTooMuch() {
        int third = PeopleReadings.MOST / 3 + 1;
        rows("first", third);
        rows("second", third);
        rows("first", third);
        rows("third", third);
        assertThat(read).hasValue(3);
        rows("first", third);
        assertThat(read).as("used lately, so kept").hasValue(3);
        rows("second", third);
        assertThat(read).hasValue(4);
    }

    @Test
    void moreThanMayBeKeptIsReadEachTimeAndCopiedOnce() {
        Counted rows = new Counted(PeopleReadings.MOST + 1);
        assertThat(readings.rows("realm", "devices", rows)).isSameAs(rows);
        assertThat(readings.rows("realm", "devices", rows)).isSameAs(rows);
        assertThat(read).as("tried once").hasValue(1);
    }

    @Test
    void whatFailsIsTriedAgain() {
        assertThat(catchThrowable(() -> readings.number("realm", "users", () -> {
                    throw new IllegalStateException("database gone");
                })))
                .hasMessage("database gone");
        assertThat(readings.number("realm", "users", () -> 20_000L)).isEqualTo(20_000);
        assertThat(readings.number("realm", "users", () -> 30_000L)).isEqualTo(20_000);
    }

    private void rows(String realm, int size) {
        PeopleRows<String> rows = readings.rows(realm, "devices", new Counted(size));
        assertThat(rows)
                .isInstanceOfSatisfying(
                        PeopleTable.class, table -> assertThat(table.size()).isEqualTo(size));
    }

    /** Rows of one person. */
    private final class Counted implements PeopleRows<String> {

        private final List<TestRow<String>> rows;

        Counted(int size) {
            this.rows = Collections.nCopies(size, new TestRow<>(0, "kind", 0, 0));
        }

        @Override
        public void each(RowUser user) {
            read.incrementAndGet();
            rows.forEach(row -> user.use(row.person(), 0, row.first(), row.second()));
        }

        @Override
        public String kind(int number) {
            return "kind";
        }
    }
}
