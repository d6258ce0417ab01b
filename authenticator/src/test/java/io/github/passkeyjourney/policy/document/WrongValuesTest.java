package io.github.passkeyjourney.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Puts every kind of wrong value at every place of a full document: each ends in an error or a policy, never in a throw. */
class WrongValuesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<String> WRONG = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e300",
            "99999999999999999999999",
            "0.001",
            "\"\"",
            "\" \"",
            "\"x\"",
            "[]",
            "[[]]",
            "[null]",
            "{}",
            "{\"a\":{}}",
            "\"P1Y\"",
            "\"-P1D\"",
            "\"P99999999D\"",
            "\"+999999999-12-31\"");

    @Test
    void everyWrongValueAtEveryPlaceIsSurvived() throws Exception {
        JsonNode full = JSON.readTree(PolicyDocumentTest.FULL);
        List<JsonPointer> places = new ArrayList<>();
        collect(full, JsonPointer.empty(), places);
        int refused = 0;
        for (JsonPointer place : places) {
            for (String wrong : WRONG) {
                JsonNode copy = full.deepCopy();
                replace(copy.at(place.head()), place, JSON.readTree(wrong));
                PolicyParse parse = PolicyDocument.parse(copy.toString());
                if (parse instanceof PolicyParse.Invalid) {
                    refused++;
                }
            }
        }
        assertThat(places).hasSizeGreaterThan(80);
        assertThat(refused).isGreaterThan(places.size() * WRONG.size() * 3 / 4);
    }

    private static void replace(JsonNode parent, JsonPointer place, JsonNode value) {
        if (parent instanceof ArrayNode array) {
            array.set(place.last().getMatchingIndex(), value);
        } else {
            ((ObjectNode) parent).set(place.last().getMatchingProperty(), value);
        }
    }

    private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> places) {
        if (!at.matches()) {
            places.add(at);
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            collect(node.get(name), at.appendProperty(name), places);
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), at.appendIndex(i), places);
            }
        }
    }
}
