package io.github.passkeyjourney.admin.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.keycloak.admin.client.resource.RealmResource;

/** The export of a realm with its clients, groups and roles, with every list in one order: Keycloak keeps most of them as sets. */
final class RealmExport {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private RealmExport() {}

    static String of(RealmResource realm) {
        try {
            return JSON.writeValueAsString(sorted(JSON.valueToTree(realm.partialExport(true, true))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, for realms made one after the other: ids are drawn anew, also where they name the container of something, and time goes on. */
    static String withoutIds(RealmResource realm) {
        try {
            JsonNode export = JSON.valueToTree(realm.partialExport(true, true));
            for (String id : List.of("id", "containerId", "_id", "client.secret.creation.time")) {
                export.findParents(id).forEach(parent -> ((ObjectNode) parent).remove(id));
            }
            return JSON.writeValueAsString(sorted(export));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object sorted(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> object = new TreeMap<>();
            node.properties().forEach(field -> object.put(field.getKey(), sorted(field.getValue())));
            return object;
        }
        if (node.isArray()) {
            List<Object> array = new ArrayList<>();
            node.forEach(element -> array.add(sorted(element)));
            array.sort(Comparator.comparing(Object::toString));
            return array;
        }
        return node;
    }
}
