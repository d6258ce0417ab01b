package io.github.passkeyjourney.policy.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The JSON Schema (2020-12) of a document: what {@link PolicyDocument} reads, but for the rules that its comments tell. */
public final class PolicySchema {

    private static final String FILE = "/META-INF/passkey-journey/policy.schema.json";

    private PolicySchema() {}

    /** The schema, as the jar brings it. */
    public static String text() {
        try (InputStream file = Objects.requireNonNull(PolicySchema.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
