package io.github.passkeyjourney.audit.store.trail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.event.document.FactDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes those whom a fact names out of its document, and puts them back. */
final class FactContent {

    private static final String USER = "user";
    private static final String ACTOR = "actor";
    private static final String ADDRESS = "address";

    /** ASCII only: what a database makes of other letters depends on how it was set up, and the hash is over this text. */
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private FactContent() {}

    /** The document of a fact without user, actor and address. */
    static String of(RecordedFact recorded) {
        ObjectNode document = read(FactDocument.write(recorded));
        document.remove(List.of(USER, ACTOR, ADDRESS));
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree is always written", e);
        }
    }

    /**
     * The fact of a row, with those whom it names unless they were erased.
     *
     * @throws IllegalArgumentException if the content is not what {@link #of} makes
     */
    static RecordedFact join(AuditEntry entry) {
        ObjectNode document = read(entry.content());
        putIfKnown(document, USER, entry.user().id());
        putIfKnown(document, ACTOR, entry.actor().id());
        putIfKnown(document, ADDRESS, entry.address());
        return FactDocument.parse(document.toString());
    }

    private static ObjectNode read(String json) {
        try {
            JsonNode document = MAPPER.readTree(json);
            if (document instanceof ObjectNode object) {
                return object;
            }
            throw new IllegalArgumentException("Not the content of a fact");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not the content of a fact", e);
        }
    }

    private static void putIfKnown(ObjectNode document, String name, @Nullable String value) {
        if (value != null) {
            document.put(name, value);
        }
    }
}
