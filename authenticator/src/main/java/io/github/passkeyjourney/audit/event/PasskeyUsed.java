package io.github.passkeyjourney.audit.event;

/**
 * A passkey opened the account.
 *
 * @param credentialId Keycloak's id of the credential
 * @param backupEligible whether it may be synced (flag BE)
 * @param backedUp whether it is (flag BS)
 * @param userVerified whether the device verified its user (flag UV)
 */
public record PasskeyUsed(String credentialId, boolean backupEligible, boolean backedUp, boolean userVerified)
        implements BehaviourFact {}
