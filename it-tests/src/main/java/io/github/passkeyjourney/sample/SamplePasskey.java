package io.github.passkeyjourney.sample;

/**
 * A passkey of a person.
 *
 * @param id Keycloak's id of the credential
 * @param authenticator where it lives
 * @param home the device on which it was created, whose browser remembers that
 */
record SamplePasskey(String id, SampleAuthenticator authenticator, SampleDevice home) {}
