package io.github.passkeyjourney.sample;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids of the sample in one realm: known before anything is there, and never those of another realm. */
record SampleIds(String realmId) {

    /** Keycloak's id of a user. */
    String user(int number) {
        return id("user/" + number);
    }

    /** Keycloak's id of the credential of a person's so-manieth passkey. */
    String passkey(int number, int passkey) {
        return id("passkey/" + number + "/" + passkey);
    }

    /** The id of a person's so-manieth fact. */
    UUID fact(int number, int fact) {
        return UUID.nameUUIDFromBytes(name("fact/" + number + "/" + fact));
    }

    private String id(String name) {
        return UUID.nameUUIDFromBytes(name(name)).toString();
    }

    private byte[] name(String name) {
        return (realmId + "/" + name).getBytes(StandardCharsets.UTF_8);
    }
}
