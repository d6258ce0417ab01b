package io.github.passkeyjourney.recovery.factor.savedcode;

import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.CredentialInputValidator;
import org.keycloak.credential.CredentialMetadata;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Saved codes as Keycloak sees credentials: listed, removed and renewed in its account console. */
final class SavedCodeProvider implements CredentialProvider<CredentialModel>, CredentialInputValidator {

    /** With as many codes left, or fewer, the account console says that it is time for new ones. */
    private static final int FEW = 3;

    private final KeycloakSession session;
    private final SavedCodes codes;

    SavedCodeProvider(KeycloakSession session) {
        this.session = session;
        this.codes = new SavedCodes(session);
    }

    @Override
    public String getType() {
        return SavedCodes.TYPE;
    }

    @Override
    public CredentialModel createCredential(RealmModel realm, UserModel user, CredentialModel credential) {
        return user.credentialManager().createStoredCredential(credential);
    }

    @Override
    public boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
        return user.credentialManager().removeStoredCredentialById(credentialId);
    }

    @Override
    public CredentialModel getCredentialFromModel(CredentialModel model) {
        return model;
    }

    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        // The console makes keys of its own of the type: these are the same.
        return CredentialTypeMetadata.builder()
                .type(SavedCodes.TYPE)
                .category(CredentialTypeMetadata.Category.TWO_FACTOR)
                .displayName("passkey-saved-code-display-name")
                .helpText("passkey-saved-code-help-text")
                .iconCssClass("kcAuthenticatorRecoveryAuthnCodesClass")
                .createAction(SavedCodesActionFactory.ID)
                .removeable(true)
                .build(session);
    }

    @Override
    public CredentialMetadata getCredentialMetadata(CredentialModel credential, CredentialTypeMetadata type) {
        CredentialMetadata metadata = new CredentialMetadata();
        metadata.setCredentialModel(credential);
        int left = codes.left(credential);
        metadata.setInfoMessage("passkeySavedCodes.left", Integer.toString(left), Integer.toString(CodeSet.SIZE));
        if (left <= FEW) {
            metadata.setWarningMessageTitle("passkeySavedCodes.few.title");
            metadata.setWarningMessageDescription("passkeySavedCodes.few.description");
        }
        return metadata;
    }

    @Override
    public boolean supportsCredentialType(String credentialType) {
        return SavedCodes.TYPE.equals(credentialType);
    }

    @Override
    public boolean isConfiguredFor(RealmModel realm, UserModel user, String credentialType) {
        return SavedCodes.held(user);
    }

    /** Uses the code up. */
    @Override
    public boolean isValid(RealmModel realm, UserModel user, CredentialInput input) {
        String text = input.getChallengeResponse();
        return supportsCredentialType(input.getType()) && text != null && codes.verify(realm, user, text);
    }
}
