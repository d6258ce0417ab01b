package io.github.passkeyjourney.recovery.factor.savedcode;

import io.github.passkeyjourney.recovery.factor.Claim;
import io.github.passkeyjourney.recovery.factor.RecoveryFactor;
import io.github.passkeyjourney.recovery.policy.ProofRoot;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Any of the user's saved codes; it is used up by that. */
final class SavedCodeFactor implements RecoveryFactor {

    private final SavedCodes codes;

    SavedCodeFactor(KeycloakSession session) {
        this.codes = new SavedCodes(session);
    }

    @Override
    public Optional<ProofRoot> verify(Claim claim, MultivaluedMap<String, String> answer) {
        String text = answer.getFirst("code");
        return text != null && codes.verify(claim.realm(), claim.user(), text)
                ? Optional.of(ProofRoot.SAVED_CODES)
                : Optional.empty();
    }

    @Override
    public boolean availableTo(UserModel user) {
        return codes.left(user) > 0;
    }
}
