package io.github.passkeyjourney.audit.event;

/**
 * A passkey came back with another backup-eligible flag than it was created with. The specification forbids it (WebAuthn
 * Level 3, section 6.1.3), password managers do it: it is recorded and never a failed sign-in.
 *
 * @param credentialId Keycloak's id of the credential
 * @param eligible the flag as it is now
 */
public record BackupEligibilityChanged(String credentialId, boolean eligible) implements AuditFact {}
