package io.github.passkeyjourney.audit.store.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FactIdsTest {

    @Test
    void idsOfAllRunsDiffer() {
        Set<UUID> ids = new HashSet<>();
        Set<Long> numbers = new HashSet<>();
        for (int run = 0; run < 10; run++) {
            FactIds runIds = new FactIds(new SecureRandom());
            for (int i = 0; i < 1_000; i++) {
                UUID id = runIds.next();
                ids.add(id);
                numbers.add(FactIds.number(id));
            }
        }
        assertThat(ids).hasSize(10_000);
        assertThat(numbers).hasSize(10_000);
    }

    @Test
    void numbersOfARunGrowFromFactToFact() {
        for (int run = 0; run < 50; run++) {
            FactIds ids = new FactIds(new SecureRandom());
            List<Long> numbers =
                    Stream.generate(ids::next).limit(100).map(FactIds::number).toList();
            assertThat(numbers).isSorted();
        }
    }

    @Test
    void theyAreUuidsOfTheCustomVersion() {
        UUID id = new FactIds(new SecureRandom()).next();
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }
}
