package io.github.passkeyjourney.audit.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.passkeyjourney.audit.event.Browser;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.query.FactPage;
import io.github.passkeyjourney.audit.query.StoredFact;
import io.github.passkeyjourney.platform.document.CsvParser;
import io.github.passkeyjourney.platform.document.Printable;
import io.github.passkeyjourney.policy.Platform;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Security reference, rows 29 and 30: whatever stands in a fact, an export of it does nothing to its reader. */
class FactDocumentsPropertyTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NASTY = "=+-@\t\r\n\0\u001b\u007f\u0085\u202E\u2066\u2028\u2029\uFEFF＝\"',;\\{}|a0ä🦊";

    @Property
    void eachFactIsOneLineOfPlainAsciiAndComesBack(@ForAll("pages") FactPage page) throws JsonProcessingException {
        String lines = FactJson.lines(page);
        assertThat(lines.split("\n", -1)).hasSize(page.facts().size() + 1);
        assertThat(lines.chars().allMatch(letter -> letter == '\n' || (letter >= ' ' && letter < 0x7f)))
                .isTrue();
        String[] each = lines.split("\n", -1);
        for (int i = 0; i < page.facts().size(); i++) {
            assertSame(JSON.readTree(each[i]), page.facts().get(i));
        }
    }

    @Property
    void asOneObjectTooEverythingComesBack(@ForAll("pages") FactPage page) throws JsonProcessingException {
        String text = FactJson.page(page);
        assertThat(text.chars().allMatch(letter -> letter >= ' ' && letter < 0x7f))
                .isTrue();
        JsonNode json = JSON.readTree(text);
        assertThat(json.path("facts")).hasSize(page.facts().size());
        for (int i = 0; i < page.facts().size(); i++) {
            assertSame(json.path("facts").get(i), page.facts().get(i));
        }
    }

    @Property
    void aTableHasOneLineForEachFactAndNoFormula(@ForAll("pages") FactPage page) {
        String text = FactCsv.write(page);
        assertThat(text.split("\r\n", -1))
                .hasSize(page.facts().size() + 2)
                .allSatisfy(line -> assertThat(Printable.of(line)).isEqualTo(line));
        assertThat(CsvParser.parse(text))
                .hasSize(page.facts().size() + 1)
                .allSatisfy(cells -> assertThat(cells)
                        .hasSize(14)
                        .noneMatch(cell -> !cell.isEmpty() && "=+-@＝＋－＠".indexOf(cell.charAt(0)) >= 0));
    }

    @Example
    void aFactIsShownAsTheDocumentationSays() {
        StoredFact fact = new StoredFact(
                42L,
                "id-1",
                "node-1",
                "passkey-removed",
                Instant.parse("2026-11-22T12:00:00.123Z"),
                new Circumstances(
                        "realm-1",
                        "user-1",
                        "admin-1",
                        "=1+1\n",
                        null,
                        null,
                        Platform.IOS,
                        Browser.SAFARI,
                        "192.0.2.0/24"),
                "{\"credentialId\":\"c\",\"cause\":\"admin\"}");
        StoredFact behaviour = new StoredFact(
                null,
                null,
                null,
                "skipped",
                Instant.parse("2026-11-22T12:00:00Z"),
                Circumstances.ofRealm("realm-1", null),
                null);
        String line = "{\"version\":1,\"id\":\"id-1\",\"type\":\"passkey-removed\",\"source\":\"node-1\","
                + "\"occurredAt\":\"2026-11-22T12:00:00.123Z\",\"realm\":\"realm-1\",\"user\":\"user-1\","
                + "\"actor\":\"admin-1\",\"client\":\"=1+1\\n\",\"platform\":\"ios\",\"browser\":\"safari\","
                + "\"address\":\"192.0.2.0/24\",\"data\":{\"credentialId\":\"c\",\"cause\":\"admin\"},\"position\":42}";
        String second = "{\"version\":1,\"type\":\"skipped\",\"occurredAt\":\"2026-11-22T12:00:00Z\","
                + "\"realm\":\"realm-1\",\"platform\":\"other\",\"browser\":\"other\",\"data\":null}";
        FactPage page = new FactPage(List.of(fact, behaviour), "cursor", true, 3);
        assertThat(FactJson.lines(page)).isEqualTo(line + "\n" + second + "\n");
        assertThat(FactJson.page(page))
                .isEqualTo("{\"facts\":[" + line + "," + second + "],\"next\":\"cursor\",\"more\":true,\"waiting\":3}");
        assertThat(FactJson.page(new FactPage(List.of(), null, false, null)))
                .isEqualTo("{\"facts\":[],\"next\":null,\"more\":false}");
        assertThat(FactCsv.write(page))
                .isEqualTo(
                        "occurredAt,type,user,actor,data,client,cohort,arm,platform,browser,address,position,id,source"
                                + "\r\n2026-11-22T12:00:00.123Z,passkey-removed,user-1,admin-1,"
                                + "\"{\"\"credentialId\"\":\"\"c\"\",\"\"cause\"\":\"\"admin\"\"}\","
                                + "'=1+1\\u000a,,,ios,safari,192.0.2.0/24,42,id-1,node-1"
                                + "\r\n2026-11-22T12:00:00Z,skipped,,,,,,,other,other,,,,\r\n");
    }

    private static void assertSame(JsonNode json, StoredFact fact) {
        Circumstances circumstances = fact.circumstances();
        assertThat(json.path("type").textValue()).isEqualTo(fact.type());
        assertThat(json.path("id").textValue()).isEqualTo(fact.id());
        assertThat(json.path("source").textValue()).isEqualTo(fact.source());
        assertThat(json.path("realm").textValue()).isEqualTo(circumstances.realmId());
        assertThat(json.path("user").textValue()).isEqualTo(circumstances.userId());
        assertThat(json.path("client").textValue()).isEqualTo(circumstances.clientId());
        assertThat(json.path("cohort").textValue()).isEqualTo(circumstances.cohort());
        assertThat(json.path("address").textValue()).isEqualTo(circumstances.address());
    }

    @Provide
    Arbitrary<FactPage> pages() {
        Arbitrary<String> text = Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars(NASTY)
                        .ofMaxLength(8)
                        // Halves of letters are not text: what is written of them is a question mark.
                        .map(FactDocumentsPropertyTest::withoutHalves),
                Arbitraries.strings().ofMaxLength(12).map(FactDocumentsPropertyTest::withoutHalves));
        Arbitrary<@Nullable String> perhaps = text.injectNull(0.3);
        return Combinators.combine(text, perhaps, perhaps, perhaps, perhaps, perhaps, text)
                .as((type, id, user, client, cohort, address, words) -> new StoredFact(
                        null,
                        id,
                        id,
                        type,
                        Instant.EPOCH,
                        new Circumstances(
                                words, user, user, client, cohort, cohort, Platform.OTHER, Browser.OTHER, address),
                        JSON.createObjectNode().put(words, words).toString()))
                .list()
                .ofMaxSize(4)
                .map(facts -> new FactPage(facts, "next", true, 0));
    }

    private static String withoutHalves(String text) {
        return text.codePoints()
                .filter(letter -> Character.getType(letter) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
