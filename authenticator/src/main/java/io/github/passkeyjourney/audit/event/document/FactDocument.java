package io.github.passkeyjourney.audit.event.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.passkeyjourney.audit.event.Browser;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.Fact;
import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.event.SkipReason;
import io.github.passkeyjourney.policy.Platform;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of a recorded fact: an envelope and, under {@code data}, the components of the fact. The same fact is
 * always written as the same text. A reader of version 1 meets only additions: unknown fields are passed over.
 */
public final class FactDocument {

    /** The version of the envelope and of the data of every type. */
    public static final int VERSION = 1;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new WordIntrospector())
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new InstantReader()))
            // A "Not now" without a reason reads as it did before there were reasons.
            .withConfigOverride(
                    SkipReason.class,
                    override -> override.setIncludeAsProperty(JsonInclude.Value.construct(
                            JsonInclude.Include.NON_NULL, JsonInclude.Include.USE_DEFAULTS)))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private FactDocument() {}

    /** The fact as one line of JSON. */
    public static String write(RecordedFact recorded) {
        ObjectNode document = envelope(
                recorded.id().toString(),
                recorded.fact().type().id(),
                recorded.source(),
                recorded.occurredAt(),
                recorded.circumstances());
        document.set("data", data(recorded.fact()));
        return document.toString();
    }

    /** All of a document but {@code data}; what is null is left out. */
    public static ObjectNode envelope(
            @Nullable String id,
            String type,
            @Nullable String source,
            Instant occurredAt,
            Circumstances circumstances) {
        ObjectNode document = MAPPER.createObjectNode();
        document.put("version", VERSION);
        putIfKnown(document, "id", id);
        document.put("type", type);
        putIfKnown(document, "source", source);
        document.put("occurredAt", occurredAt.toString());
        document.put("realm", circumstances.realmId());
        putIfKnown(document, "user", circumstances.userId());
        putIfKnown(document, "actor", circumstances.actorId());
        putIfKnown(document, "client", circumstances.clientId());
        putIfKnown(document, "cohort", circumstances.cohort());
        putIfKnown(document, "arm", circumstances.arm());
        document.put("platform", circumstances.platform().id());
        document.put("browser", circumstances.browser().id());
        putIfKnown(document, "address", circumstances.address());
        return document;
    }

    /** The components of a fact alone. */
    public static ObjectNode data(Fact fact) {
        return MAPPER.valueToTree(fact);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if it is no such text, or of a type or version that is not known here
     */
    public static RecordedFact parse(String json) {
        try {
            JsonNode document = MAPPER.readTree(json);
            if (document.path("version").asInt() != VERSION) {
                throw new IllegalArgumentException("Not a fact of version " + VERSION);
            }
            return new RecordedFact(
                    UUID.fromString(text(document, "id")),
                    text(document, "source"),
                    Instant.parse(text(document, "occurredAt")),
                    circumstances(document),
                    fact(text(document, "type"), document.path("data")));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not the JSON of a fact", e);
        }
    }

    /**
     * Reads the components of a fact.
     *
     * @throws IllegalArgumentException if the type is not known here, or these are not its components
     */
    public static Fact fact(String type, JsonNode data) {
        FactType known = FactType.of(type).orElseThrow(() -> new IllegalArgumentException("No type of fact: " + type));
        try {
            return MAPPER.treeToValue(data, known.fact());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not the data of " + type, e);
        }
    }

    /**
     * Reads the circumstances of a document.
     *
     * @throws IllegalArgumentException if the realm, the platform or the browser is missing
     */
    public static Circumstances circumstances(JsonNode document) {
        return new Circumstances(
                text(document, "realm"),
                textOrNull(document, "user"),
                textOrNull(document, "actor"),
                textOrNull(document, "client"),
                textOrNull(document, "cohort"),
                textOrNull(document, "arm"),
                Platform.of(text(document, "platform")).orElse(Platform.OTHER),
                Browser.of(text(document, "browser")).orElse(Browser.OTHER),
                textOrNull(document, "address"));
    }

    private static void putIfKnown(ObjectNode document, String name, @Nullable String value) {
        if (value != null) {
            document.put(name, value);
        }
    }

    private static String text(JsonNode document, String name) {
        String text = textOrNull(document, name);
        if (text == null) {
            throw new IllegalArgumentException("A fact without " + name);
        }
        return text;
    }

    private static @Nullable String textOrNull(JsonNode document, String name) {
        return document.path(name).textValue();
    }

    private static final class InstantReader extends FromStringDeserializer<Instant> {

        private static final long serialVersionUID = 1L;

        InstantReader() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String value, com.fasterxml.jackson.databind.DeserializationContext context) {
            return Instant.parse(value);
        }
    }
}
