package io.github.passkeyjourney.policy.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.passkeyjourney.policy.RolloutPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON form of a policy, as it stands in the realm attribute (docs/policy.md). */
public final class PolicyDocument {

    /** Longest document that is read, in characters. */
    public static final int MAX_LENGTH = 1 << 20;

    private static final int MAX_DEPTH = 32;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_LENGTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private PolicyDocument() {}

    /**
     * Reads a document and checks all of it. Never throws, whatever the text.
     *
     * @param json the text; null counts as empty
     * @return the policy, or everything that is wrong with the text (at most 50 errors)
     */
    public static PolicyParse parse(@Nullable String json) {
        if (json == null || json.isBlank()) {
            return invalid("is empty");
        }
        if (json.length() > MAX_LENGTH) {
            return invalid("may have at most " + MAX_LENGTH + " characters, not " + json.length());
        }
        try {
            return read(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            return invalid("is not valid JSON" + place(e.getLocation()) + ": " + e.getOriginalMessage());
        } catch (NumberFormatException e) {
            // The JSON library lets this one out for exponents of more than ten digits.
            return invalid("is not valid JSON: a number is too large");
        }
    }

    /** Writes the canonical form: equal policies give equal texts, and reading a text gives an equal policy. */
    public static String write(RolloutPolicy policy) {
        return PolicyWriter.write(policy).toString();
    }

    /**
     * The same document without white space, fields in their order; nothing is added. What is no JSON object ends as the
     * empty one.
     */
    public static String compact(String json) {
        return tree(json).toString();
    }

    /** The document as a tree; the empty object if the text is none. */
    static ObjectNode tree(String json) {
        try {
            return json.length() <= MAX_LENGTH && MAPPER.readTree(json) instanceof ObjectNode object
                    ? object
                    : MAPPER.createObjectNode();
        } catch (JsonProcessingException | NumberFormatException e) {
            return MAPPER.createObjectNode();
        }
    }

    private static PolicyParse read(JsonNode root) {
        Errors errors = new Errors();
        @Nullable RolloutPolicy policy = PolicyReader.read(Section.of(root, "", errors));
        return policy == null ? new PolicyParse.Invalid(errors.list()) : new PolicyParse.Valid(policy);
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static PolicyParse invalid(String message) {
        Errors errors = new Errors();
        errors.add("", message);
        return new PolicyParse.Invalid(List.copyOf(errors.list()));
    }
}
