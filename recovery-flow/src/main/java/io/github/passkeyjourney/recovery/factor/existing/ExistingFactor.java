package io.github.passkeyjourney.recovery.factor.existing;

import io.github.passkeyjourney.recovery.factor.Claim;
import io.github.passkeyjourney.recovery.factor.RecoveryFactor;
import io.github.passkeyjourney.recovery.policy.ProofRoot;
import io.github.passkeyjourney.recovery.secret.SlowHash;
import io.github.passkeyjourney.recovery.store.Tries;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** The password, or a code of an authenticator app: whoever has lost one factor mostly still has the other. Keycloak verifies both. */
final class ExistingFactor implements RecoveryFactor {

    private static final String PASSWORD = "password";
    private static final String CODE = "otp";

    /** Longer ones would only cost time. */
    private static final int LONGEST = 4096;

    private final KeycloakSession session;

    ExistingFactor(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Optional<ProofRoot> verify(Claim claim, MultivaluedMap<String, String> answer) {
        String password = answer.getFirst(PASSWORD);
        if (password != null && !password.isEmpty()) {
            return password.length() <= LONGEST && isPassword(claim, password)
                    ? Optional.of(ProofRoot.PASSWORD)
                    : Optional.empty();
        }
        String code = answer.getFirst(CODE);
        return code != null && claim.user() != null && isCode(claim.user(), code.strip())
                ? Optional.of(ProofRoot.AUTHENTICATOR_APP)
                : Optional.empty();
    }

    @Override
    public String counter(String method, MultivaluedMap<String, String> answer) {
        String password = answer.getFirst(PASSWORD);
        return method + (password != null && !password.isEmpty() ? ".password" : ".code");
    }

    private boolean isPassword(Claim claim, String password) {
        UserModel user = claim.user();
        if (user == null || !user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE)) {
            // As long as a real one takes.
            new SlowHash(session, claim.realm()).of(password);
            return false;
        }
        return user.credentialManager().isValid(UserCredentialModel.password(password));
    }

    private static boolean isCode(UserModel user, String code) {
        List<String> apps = user.credentialManager()
                .getStoredCredentialsByTypeStream(OTPCredentialModel.TYPE)
                .map(CredentialModel::getId)
                .toList();
        return apps.stream()
                .anyMatch(app ->
                        user.credentialManager().isValid(new UserCredentialModel(app, OTPCredentialModel.TYPE, code)));
    }

    /** Three codes are right at any moment, among a million. */
    @Override
    public int triesADay() {
        return Tries.MAX_SHORT_A_DAY;
    }

    @Override
    public boolean availableTo(UserModel user) {
        return user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE)
                || user.credentialManager().isConfiguredFor(OTPCredentialModel.TYPE);
    }
}
