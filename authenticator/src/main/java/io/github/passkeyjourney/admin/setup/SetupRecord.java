package io.github.passkeyjourney.admin.setup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.passkeyjourney.platform.setup.SetupNote;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.RealmModel;
import org.keycloak.utils.StringUtil;

/** What set-up did in a realm, kept in the realm itself, so that it goes where the realm goes (docs/adr/0008-setup-record.md). */
final class SetupRecord {

    /** The realm attribute with the record. */
    static final String ATTRIBUTE = "passkeyJourney.setup";

    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RealmModel realm;
    private final Map<String, SetupNote> notes;

    private SetupRecord(RealmModel realm, Map<String, SetupNote> notes) {
        this.realm = realm;
        this.notes = notes;
    }

    /**
     * Reads the record.
     *
     * @throws UnreadableRecordException if somebody has spoilt it
     */
    static SetupRecord of(RealmModel realm) {
        String json = realm.getAttribute(ATTRIBUTE);
        Map<String, SetupNote> notes = new LinkedHashMap<>();
        if (!StringUtil.isBlank(json)) {
            for (JsonNode change : changes(json)) {
                Map<String, String> values = new HashMap<>();
                change.path("left").properties().forEach(value -> {
                    values.put(value.getKey(), value.getValue().asText());
                });
                notes.put(change.path("id").asText(), new SetupNote(values));
            }
        }
        return new SetupRecord(realm, notes);
    }

    private static JsonNode changes(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            JsonNode changes = root.path("changes");
            if (root.path("version").asInt() == VERSION && changes.isArray()) {
                return changes;
            }
        } catch (JsonProcessingException e) {
            throw new UnreadableRecordException(e);
        }
        throw new UnreadableRecordException(null);
    }

    /** By the id of the change, in the order in which they were made. */
    Map<String, SetupNote> notes() {
        return Collections.unmodifiableMap(notes);
    }

    /** The ids, the change that was made last first. */
    List<String> backwards() {
        List<String> ids = new ArrayList<>(notes.keySet());
        Collections.reverse(ids);
        return ids;
    }

    void add(String id, SetupNote note) {
        notes.put(id, note);
    }

    /** Writes the record into the realm. */
    void write() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("version", VERSION);
        ArrayNode changes = root.putArray("changes");
        notes.forEach((id, note) -> {
            ObjectNode change = changes.addObject().put("id", id);
            ObjectNode left = change.putObject("left");
            note.values().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(value -> left.put(value.getKey(), value.getValue()));
        });
        realm.setAttribute(ATTRIBUTE, root.toString());
    }

    /** Forgets all of it. */
    void remove() {
        realm.removeAttribute(ATTRIBUTE);
    }
}
