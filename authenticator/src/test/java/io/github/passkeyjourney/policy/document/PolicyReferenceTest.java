package io.github.passkeyjourney.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.passkeyjourney.policy.Phase;
import io.github.passkeyjourney.policy.Platform;
import io.github.passkeyjourney.policy.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The reference for admins says what the code does. */
class PolicyReferenceTest {

    private static final Pattern BLOCK = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    private final String reference;

    private final List<String> examples;

    PolicyReferenceTest() throws IOException {
        reference = Files.readString(Path.of("..", "docs", "policy.md"));
        examples =
                BLOCK.matcher(reference).results().map(block -> block.group(1)).toList();
    }

    @Test
    void theCompleteExampleIsValidAndComplete() throws IOException {
        PolicyParse parse = PolicyDocument.parse(examples.get(0));
        assertThat(parse).isInstanceOf(PolicyParse.Valid.class);
        JsonNode example = JsonMapper.builder().build().readTree(examples.get(0));
        assertThat(example.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "version",
                        "enabled",
                        "nudge",
                        "cohorts",
                        "experiments",
                        "celebrate",
                        "upgrade",
                        "multiDevice",
                        "enrollment",
                        "expiry",
                        "passwordless",
                        "recovery",
                        "relatedOrigins",
                        "analytics");
    }

    @Test
    void theDefaultsAreTheDefaults() {
        assertThat(PolicyDocument.parse(examples.get(1))).isEqualTo(PolicyDocument.parse("{\"version\":1}"));
    }

    @Test
    void everyFieldIsListed() throws IOException {
        JsonNode root = JsonMapper.builder().build().readTree(PolicyDocumentTest.FULL);
        for (String section : List.of("upgrade", "multiDevice", "enrollment", "expiry", "passwordless", "analytics")) {
            for (Iterator<String> fields = root.get(section).fieldNames(); fields.hasNext(); ) {
                assertThat(reference).contains("| `" + section + "." + fields.next() + "` |");
            }
        }
        for (Iterator<String> fields = root.at("/cohorts/0/nudge").fieldNames(); fields.hasNext(); ) {
            assertThat(reference).contains("| `nudge." + fields.next() + "` |");
        }
        for (Iterator<String> kinds = root.at("/cohorts/0/match").fieldNames(); kinds.hasNext(); ) {
            assertThat(reference).contains("`" + kinds.next() + "`");
        }
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonIsExplained(Reason reason) {
        assertThat(reference).contains("\n| `" + reason.id() + "` | ");
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void everyPhaseIsExplained(Phase phase) {
        assertThat(reference).contains("\n| `" + phase.id() + "` | ");
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    void everyPlatformIsListed(Platform platform) {
        assertThat(reference).contains("`" + platform.id() + "`");
    }
}
