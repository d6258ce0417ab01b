package io.github.passkeyjourney.recovery.factor;

import io.github.passkeyjourney.recovery.policy.ProofRoot;
import io.github.passkeyjourney.recovery.store.Tries;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;
import org.keycloak.provider.Provider;

/**
 * A method by which something is proven. What it does for a claim without a user must look the same and take as long: nobody may
 * learn which names exist. What throws opens nothing.
 */
public interface RecoveryFactor extends Provider {

    /** Whether the server has what it takes; where not, nobody is offered it. */
    default boolean ready() {
        return true;
    }

    /** Whether something has to be sent before there can be an answer. */
    default boolean sends() {
        return false;
    }

    /** Sends it, once the request has committed. Asked for only where {@link #sends()}, and after it was counted. */
    default void send(Claim claim) {
        throw new IllegalStateException("Sends nothing");
    }

    /** What the page shows where the answer is typed, such as a code to read out; the same kind of thing for a claim without a user. */
    default @Nullable String shows(Claim claim) {
        return null;
    }

    /**
     * Verifies an answer, and uses up what can be used only once, in the session's transaction. Asked for only after the try was
     * counted.
     *
     * @param answer the fields that were posted
     * @return what the proof rests on; empty if the answer is wrong
     */
    Optional<ProofRoot> verify(Claim claim, MultivaluedMap<String, String> answer);

    /**
     * What an answer counts for, where one method has several kinds: who knows the one must not guess the other for ever.
     *
     * @param method the method's name
     * @param answer the fields that were posted
     */
    default String counter(String method, MultivaluedMap<String, String> answer) {
        return method;
    }

    /** How many answers there may be in a day. */
    default int triesADay() {
        return Tries.MAX_A_DAY;
    }

    /** Whether a user could prove something by it. Shown only after the first proof. */
    boolean availableTo(UserModel user);

    /** Where something would be sent, most of it hidden; null where nothing is. Shown only after the first proof. */
    default @Nullable String hint(UserModel user) {
        return null;
    }

    @Override
    default void close() {}
}
