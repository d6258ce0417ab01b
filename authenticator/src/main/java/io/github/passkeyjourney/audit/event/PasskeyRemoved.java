package io.github.passkeyjourney.audit.event;

/**
 * A passkey is gone from the account.
 *
 * @param credentialId Keycloak's id of the credential
 * @param cause who or what removed it
 */
public record PasskeyRemoved(String credentialId, RemovalCause cause) implements AuditFact {}
