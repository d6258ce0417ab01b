package io.github.passkeyjourney.audit.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.passkeyjourney.audit.event.document.FactDocument;
import io.github.passkeyjourney.audit.query.FactPage;
import io.github.passkeyjourney.audit.query.StoredFact;

/**
 * Facts on record as JSON: the envelope of {@link FactDocument}, and its {@code position} in the chain. All in ASCII, so
 * that nothing in it can break a line of a log, move a cursor or turn the order of letters round.
 */
public final class FactJson {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** The one letter of ASCII that JSON lets through and terminals act upon. It can only stand within a string. */
    private static final String DELETE = "\u007f";

    private FactJson() {}

    /** A page as one object. */
    public static String page(FactPage page) {
        ObjectNode json = MAPPER.createObjectNode();
        ArrayNode facts = json.putArray("facts");
        page.facts().forEach(fact -> facts.add(node(fact)));
        json.put("next", page.next());
        json.put("more", page.more());
        if (page.waiting() != null) {
            json.put("waiting", page.waiting());
        }
        return text(json);
    }

    /** A page as one line for each fact (NDJSON). */
    public static String lines(FactPage page) {
        StringBuilder lines = new StringBuilder();
        page.facts().forEach(fact -> lines.append(text(node(fact))).append('\n'));
        return lines.toString();
    }

    private static ObjectNode node(StoredFact fact) {
        ObjectNode json =
                FactDocument.envelope(fact.id(), fact.type(), fact.source(), fact.occurredAt(), fact.circumstances());
        json.set("data", data(fact));
        if (fact.position() != null) {
            json.put("position", fact.position());
        }
        return json;
    }

    private static JsonNode data(StoredFact fact) {
        if (fact.data() == null) {
            return MAPPER.nullNode();
        }
        try {
            return MAPPER.readTree(fact.data());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Data of a fact is JSON", e);
        }
    }

    private static String text(JsonNode json) {
        try {
            return MAPPER.writeValueAsString(json).replace(DELETE, "\\u007f");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree is always written", e);
        }
    }
}
