package io.github.passkeyjourney.recovery.factor.savedcode;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;

/** Hashes codes as the realm has its passwords hashed, and checks one by exactly one slow hash, whether it is there or not. */
final class CodeHasher {

    /** What is hashed in place of a code that is not there; as long as one. */
    private static final String NONE = "0".repeat(SavedCode.LENGTH);

    private final Function<@Nullable String, @Nullable PasswordHashProvider> providers;
    private final @Nullable String algorithm;
    private final int iterations;

    /**
     * @param providers by algorithm; null stands for the server's own choice
     * @param algorithm of the realm's password policy, if it names one
     * @param iterations of that policy; -1 for the algorithm's own choice
     */
    CodeHasher(
            Function<@Nullable String, @Nullable PasswordHashProvider> providers,
            @Nullable String algorithm,
            int iterations) {
        this.providers = providers;
        this.algorithm = algorithm;
        this.iterations = iterations;
    }

    /** As Keycloak chooses for passwords. */
    static CodeHasher of(KeycloakSession session, RealmModel realm) {
        PasswordPolicy policy = realm.getPasswordPolicy();
        return new CodeHasher(
                name -> name == null
                        ? session.getProvider(PasswordHashProvider.class)
                        : session.getProvider(PasswordHashProvider.class, name),
                policy == null ? null : policy.getHashAlgorithm(),
                policy == null ? -1 : policy.getHashIterations());
    }

    /**
     * Hashes one.
     *
     * @param turn as {@link HashedCode} has it
     */
    HashedCode hash(SavedCode code, int turn) {
        return HashedCode.of(code.slot(), turn, present().encodedCredential(code.symbols(), iterations));
    }

    /**
     * Finds the code among those of a set.
     *
     * @param set null where there is none
     */
    Optional<HashedCode> find(SavedCode code, @Nullable CodeSet set) {
        HashedCode kept = set == null ? null : set.at(code.slot()).orElse(null);
        PasswordHashProvider hasher =
                kept == null ? null : providers.apply(kept.how().getAlgorithm());
        if (kept == null || hasher == null) {
            present().encodedCredential(NONE, iterations);
            return Optional.empty();
        }
        return hasher.verify(code.symbols(), kept.asPassword()) ? Optional.of(kept) : Optional.empty();
    }

    private PasswordHashProvider present() {
        PasswordHashProvider chosen = algorithm == null ? null : providers.apply(algorithm);
        PasswordHashProvider present = chosen == null ? providers.apply(null) : chosen;
        if (present == null) {
            throw new IllegalStateException("This server hashes no passwords");
        }
        return present;
    }
}
