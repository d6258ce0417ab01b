package io.github.passkeyjourney.recovery.factor.savedcode;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.keycloak.credential.CredentialModel;

/**
 * The codes of one user that were not used yet, as hashes. The secret part of a credential; the other part holds but numbers.
 *
 * @param codes by slot, at most one each
 */
record CodeSet(List<HashedCode> codes) {

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    /** How many codes a full set has. */
    static final int SIZE = 10;

    @JsonCreator
    CodeSet(@JsonProperty("codes") List<HashedCode> codes) {
        this.codes =
                codes.stream().sorted(Comparator.comparingInt(HashedCode::slot)).toList();
    }

    /** Reads {@link #json}. */
    static CodeSet parse(String json) {
        try {
            return JSON.readValue(json, CodeSet.class);
        } catch (JsonProcessingException e) {
            // Jackson's words would quote what could not be read.
            throw new UncheckedIOException(new IOException("not a set of saved codes"));
        }
    }

    String json() {
        return write(this);
    }

    Optional<HashedCode> at(int slot) {
        return codes.stream().filter(code -> code.slot() == slot).findFirst();
    }

    /** Those that fit. */
    CodeSet only(Predicate<HashedCode> fits) {
        return new CodeSet(codes.stream().filter(fits).toList());
    }

    CodeSet with(HashedCode code) {
        List<HashedCode> more = new ArrayList<>(codes);
        more.removeIf(old -> old.slot() == code.slot());
        more.add(code);
        return new CodeSet(more);
    }

    /**
     * Writes the set into a credential.
     *
     * @param createdAt when the whole set was made, in milliseconds of the epoch
     * @param used how many codes of it were used so far, replaced ones among them
     */
    void into(CredentialModel credential, long createdAt, int used) {
        credential.setSecretData(json());
        credential.setCredentialData(write(new Numbers(SIZE, createdAt, used)));
    }

    /** How many codes of this credential were used so far. */
    static int used(CredentialModel credential) {
        try {
            return JSON.readValue(credential.getCredentialData(), Numbers.class).used();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What everybody may read who may read credentials. */
    private record Numbers(int count, long createdAt, int used) {}
}
