package io.github.passkeyjourney.audit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.passkeyjourney.audit.query.ChainQuery;
import io.github.passkeyjourney.audit.query.FactQuery;
import io.github.passkeyjourney.audit.store.trail.ChainBreak;
import io.github.passkeyjourney.audit.store.trail.TrailReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/audit.md says what the code does. */
class AuditReferenceTest {

    private static final Pattern JSON = Pattern.compile("```json\\n(.+?)```", Pattern.DOTALL);

    private static String page = "";

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Path.of("..", "docs", "audit.md"));
    }

    @Test
    void theLimitsAreThoseOfTheCode() {
        assertThat(page)
                .contains("facts at once, " + FactQuery.MAX.min() + " to " + FactQuery.MAX.max() + "; "
                        + FactQuery.DEFAULT_MAX + " unless said otherwise")
                .contains("counted up to " + TrailReader.WAITING_COUNTED)
                .contains(spaced(ChainQuery.DEFAULT_MAX) + " rows")
                .contains("at most " + spaced(ChainQuery.MAX.max()));
    }

    @ParameterizedTest
    @EnumSource
    void eachBreakIsNamed(ChainBreak.Kind kind) {
        assertThat(page).contains("`" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "`");
    }

    @Test
    void theExamplesAreJson() throws JsonProcessingException {
        List<String> examples =
                JSON.matcher(page).results().map(MatchResult::group).toList();
        assertThat(examples).hasSize(3);
        for (String example : examples) {
            JsonNode json = new ObjectMapper().readTree(example.substring("```json".length(), example.length() - 3));
            assertThat(json.isObject()).isTrue();
        }
    }

    private static String spaced(int number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }
}
