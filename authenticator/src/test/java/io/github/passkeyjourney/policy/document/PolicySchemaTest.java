package io.github.passkeyjourney.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.github.passkeyjourney.policy.PolicyArbitraries;
import io.github.passkeyjourney.policy.RolloutPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** The schema and the reader take and refuse the same documents, but for what the schema's comments tell. */
class PolicySchemaTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private static final JsonSchema SCHEMA = SCHEMAS.getSchema(PolicySchema.text());

    /** What JSON Schema has no words for; each is in a comment of the schema. */
    private static final Pattern TOLD_IN_COMMENTS = Pattern.compile("is used twice"
            + "|names no experiment of this document"
            + "|must be between P\\S+ and P\\S+"
            + "|must be a day such as 2027-01-31"
            + "|must be a whole number"
            + "|must be 1");

    private static final Pattern BLOCK = Pattern.compile("```json\n(\\{.*?)```", Pattern.DOTALL);

    @Provide
    Arbitrary<RolloutPolicy> policies() {
        return PolicyArbitraries.policies();
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of(
                "null",
                "true",
                "-1",
                "0",
                "1",
                "1.0",
                "100.001",
                "99.99",
                "1e300",
                "1e2",
                "99999999999999999999999",
                "\"\"",
                "\" \"",
                "\"x\"",
                "\"x\\n\"",
                "\"/\"",
                "\"/a/\"",
                "\"/a\\nb\"",
                "\"+0\"",
                "\"+49\"",
                "\"a@b\"",
                "\"b.example\"",
                "\"HTTPS://a.example\"",
                "\"https://a.example\"",
                "\"https://a.example/\"",
                "\"offer\"",
                "\"windows\"",
                "\"2027-02-30\"",
                "\"2027-01-31\"",
                "\"1999-01-01\"",
                "\"P1D\"",
                "\"P2W\"",
                "\"PT1.5S\"",
                "\"P1Y\"",
                "\"P1M\"",
                "\"-P1D\"",
                "\"P\"",
                "\"P1DT\"",
                "\"P99999999D\"",
                "[]",
                "[[]]",
                "[null]",
                "[\"a\", \"a\"]",
                "[\"a\", \"b\"]",
                "[{\"name\": \"a\"}]",
                "[{\"name\": \"holdout\"}]",
                "[{\"name\": \"a\", \"weight\": 0}]",
                "{}",
                "{\"a\": []}",
                "{\" \": []}",
                "{\"alias\": \"x\"}",
                "{\"name\": \"x\", \"phase\": \"off\"}");
    }

    @Example
    void theSchemaIsOne() throws IOException {
        JsonSchema meta = SCHEMAS.getSchema(SchemaLocation.of(SchemaId.V202012));
        assertThat(meta.validate(JSON.readTree(PolicySchema.text()))).isEmpty();
    }

    @Example
    void theDocumentedExamplesAreTaken() throws IOException {
        List<String> examples = BLOCK.matcher(Files.readString(Path.of("..", "docs", "policy.md")))
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.matches("(?s)\\s*\\{\\s*\"version\".*"))
                .toList();
        assertThat(examples).hasSizeGreaterThanOrEqualTo(2).allSatisfy(PolicySchemaTest::assertTaken);
        assertTaken(PolicyDocumentTest.FULL);
        assertTaken("{\"version\": 1}");
    }

    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
    void everyPolicyIsTaken(@ForAll("policies") RolloutPolicy policy) {
        assertTaken(PolicyDocument.write(policy));
    }

    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
    void aChangedPolicyIsTakenByBothOrByNeither(
            @ForAll("policies") RolloutPolicy policy,
            @ForAll("values") String value,
            @ForAll @IntRange(max = 10_000) int place) {
        assertAgreed(changed(tree(PolicyDocument.write(policy)), place, tree(value)));
    }

    @Property(tries = 4_000, shrinking = ShrinkingMode.BOUNDED)
    void aChangedFullDocumentIsTakenByBothOrByNeither(
            @ForAll("values") String value, @ForAll @IntRange(max = 10_000) int place) {
        assertAgreed(changed(tree(PolicyDocumentTest.FULL), place, tree(value)));
    }

    private static void assertTaken(String document) {
        assertThat(PolicyDocument.parse(document)).as(document).isInstanceOf(PolicyParse.Valid.class);
        assertThat(SCHEMA.validate(tree(document))).as(document).isEmpty();
    }

    private static void assertAgreed(String document) {
        boolean taken = SCHEMA.validate(tree(document)).isEmpty();
        if (PolicyDocument.parse(document) instanceof PolicyParse.Invalid invalid) {
            if (taken) {
                assertThat(invalid.errors())
                        .as(document)
                        .allSatisfy(error ->
                                assertThat(error.message()).as(error.path()).containsPattern(TOLD_IN_COMMENTS));
            }
        } else {
            assertThat(SCHEMA.validate(tree(document))).as(document).isEmpty();
        }
    }

    /** The document with another value, or an unknown field, at one of its places. */
    private static String changed(JsonNode document, int place, JsonNode value) {
        List<JsonPointer> places = new ArrayList<>();
        collect(document, JsonPointer.empty(), places);
        JsonPointer chosen = places.get(place % places.size());
        JsonNode parent = document.at(chosen.head());
        if (parent instanceof ObjectNode object) {
            object.set(place % 7 == 0 ? "unknown" : chosen.last().getMatchingProperty(), value);
        } else if (parent instanceof ArrayNode array) {
            array.set(chosen.last().getMatchingIndex(), value);
        }
        return document.toString();
    }

    private static void collect(JsonNode node, JsonPointer here, List<JsonPointer> places) {
        if (node.isObject()) {
            for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                places.add(here.appendProperty(name));
                collect(node.get(name), here.appendProperty(name), places);
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.add(here.appendIndex(i));
            collect(node.get(i), here.appendIndex(i), places);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
