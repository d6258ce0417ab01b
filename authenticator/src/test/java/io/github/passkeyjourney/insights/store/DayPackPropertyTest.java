package io.github.passkeyjourney.insights.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** A pack says what was put into it. */
class DayPackPropertyTest {

    @Property(tries = 500)
    void allCountersComeBackInTheirOrder(
            @ForAll
                    Map<@LongRange(min = 1, max = Long.MAX_VALUE) Long, @LongRange(min = 0, max = Long.MAX_VALUE) Long>
                            counters) {
        SortedMap<Long, Long> sorted = new TreeMap<>(counters);
        DayPack pack = new DayPack();
        sorted.forEach(pack::add);

        Map<Long, Long> read = new TreeMap<>();
        DayPack.read(
                pack.content(),
                (cell, facts) -> assertThat(read.put(cell, facts)).as("once").isNull());

        assertThat(read).isEqualTo(sorted);
    }

    @Example
    void neighboursWithFewFactsTakeTwoBytesEach() {
        DayPack pack = new DayPack();
        for (int cell = 1; cell <= 100; cell++) {
            pack.add(cell, 127);
        }

        assertThat(pack.content()).hasSize(200);
    }

    @Example
    void nothingIsTakenOutOfOrderNorBelowZero() {
        DayPack pack = new DayPack();
        pack.add(2, 1);

        assertThatThrownBy(() -> pack.add(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pack.add(3, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void whatIsCutOffIsNotTakenForLess() {
        DayPack pack = new DayPack();
        pack.add(1, 300);
        byte[] content = pack.content();

        assertThatThrownBy(() -> DayPack.read(Arrays.copyOf(content, content.length - 1), (cell, facts) -> {}))
                .isInstanceOf(ArrayIndexOutOfBoundsException.class);
    }
}
