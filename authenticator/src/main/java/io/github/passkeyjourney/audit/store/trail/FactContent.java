package io.github.passkeyjourney.audit.store.trail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.event.document.FactDocument;
import io.github.passkeyjourney.audit.query.StoredFact;
import java.time.Instant;
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
     * The fact of a row, whoever wrote or changed it since. Whom and when it is about is what the columns say, by which it was
     * found; a content that cannot be read is none.
     *
     * @param position its place in the chain; null if it has none yet
     */
    static StoredFact stored(String realmId, @Nullable Long position, AuditEntry entry) {
        Circumstances circumstances = Circumstances.ofRealm(realmId, null);
        String source = null;
        String data = null;
        try {
            ObjectNode document = read(entry.content());
            circumstances = FactDocument.circumstances(document);
            source = document.path("source").textValue();
            data = document.path("data").isObject() ? MAPPER.writeValueAsString(document.get("data")) : null;
        } catch (IllegalArgumentException | JsonProcessingException e) {
            // Verification says which row it is, and what became of it.
        }
        Circumstances named = new Circumstances(
                realmId,
                entry.user().id(),
                entry.actor().id(),
                circumstances.clientId(),
                circumstances.cohort(),
                circumstances.arm(),
                circumstances.platform(),
                circumstances.browser(),
                entry.address());
        return new StoredFact(
                position, entry.id(), source, entry.type(), Instant.ofEpochMilli(entry.occurredAt()), named, data);
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
}
