package io.github.passkeyjourney.audit.event.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.audit.event.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/events.md says what the code does. */
class FactReferenceTest {

    private static final List<String> LINES = lines();

    @ParameterizedTest
    @EnumSource
    void eachTypeIsDescribedWithAllItsDataAndWords(FactType type) {
        String row = LINES.stream()
                .filter(line -> line.startsWith("| `" + type.id() + "` |"))
                .findFirst()
                .orElseThrow();

        for (RecordComponent component : type.fact().getRecordComponents()) {
            assertThat(row).contains("`" + component.getName() + "`");
            if (Word.class.isAssignableFrom(component.getType()) && !type.id().equals("fallback")) {
                for (Object word : component.getType().getEnumConstants()) {
                    assertThat(row).contains("`" + ((Word) word).id() + "`");
                }
            }
        }
    }

    @Test
    void nothingElseIsDescribed() {
        assertThat(LINES.stream()
                        .filter(line -> line.matches("\\| `[a-z-]+` \\|.*\\|.*\\|"))
                        .toList())
                .hasSize(FactType.values().length);
    }

    @Test
    void theExampleIsAFact() {
        String example =
                LINES.stream().filter(line -> line.startsWith("{")).findFirst().orElseThrow();

        assertThat(FactDocument.write(FactDocument.parse(example))).isEqualTo(example);
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(Path.of("..", "docs", "events.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
