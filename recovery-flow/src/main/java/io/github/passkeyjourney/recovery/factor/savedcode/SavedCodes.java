package io.github.passkeyjourney.recovery.factor.savedcode;

import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.audit.event.SavedCodesCreated;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.recovery.factor.savedcode.store.UsedCode;
import io.github.passkeyjourney.recovery.factor.savedcode.store.UsedCodes;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The saved codes of users: made ten at a time, verified in any order, each good once and then replaced. What is changed here is
 * changed in the session's transaction, so that it can be one with the proof that it makes. Counting attempts is the caller's
 * part.
 */
public final class SavedCodes {

    /** The type of the credential that holds a user's codes. */
    public static final String TYPE = "passkey-saved-code";

    private static final Logger LOG = Logger.getLogger(SavedCodes.class);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeycloakSession session;
    private final Clock clock = new KeycloakClock();

    /** In the transaction of this session. */
    public SavedCodes(KeycloakSession session) {
        this.session = session;
    }

    /** Whether the user has codes, used up or not. */
    public static boolean held(UserModel user) {
        return credential(user).isPresent();
    }

    /** How many codes of the user are good; 0 to 10. */
    public int left(UserModel user) {
        return credential(user).map(this::left).orElse(0);
    }

    /** How many codes of one credential are good. */
    int left(CredentialModel kept) {
        return unused(kept, new UsedCodes(session)).codes().size();
    }

    /**
     * Verifies a code and uses it up. Of any number of calls at the same moment, on any number of servers, one is told that the
     * code is good. Whoever the code is for, and whether he has any, it costs one slow hash; only a text that cannot be a code of
     * anybody costs none. Never throws: what cannot be checked is refused.
     *
     * @param user null for one who does not exist
     * @param text as it was typed
     */
    public boolean verify(RealmModel realm, @Nullable UserModel user, String text) {
        Optional<SavedCode> code = SavedCode.parse(text);
        if (code.isEmpty()) {
            return false;
        }
        try {
            CredentialModel kept = user == null ? null : credential(user).orElse(null);
            CodeSet set = kept == null ? null : CodeSet.parse(kept.getSecretData());
            Optional<HashedCode> found = CodeHasher.of(session, realm).find(code.get(), set);
            return user != null
                    && kept != null
                    && set != null
                    && found.isPresent()
                    && use(realm, user, kept, found.get());
        } catch (RuntimeException e) {
            LOG.warn("A saved code was refused, since it could not be checked", e);
            return false;
        }
    }

    /**
     * Puts a new code in the place of each one that was used, and returns them as they are shown, which is possible only now.
     * Empty if none was used.
     */
    public List<String> replaceUsed(RealmModel realm, UserModel user) {
        CredentialModel kept = credential(user).orElse(null);
        if (kept == null) {
            return List.of();
        }
        List<UsedCode> used = new UsedCodes(session).of(kept.getId());
        CodeSet set = unused(kept, used);
        CodeHasher hasher = CodeHasher.of(session, realm);
        List<String> texts = new ArrayList<>();
        for (int slot : IntStream.range(0, CodeSet.SIZE).toArray()) {
            if (set.at(slot).isEmpty()) {
                SavedCode code = SavedCode.draw(slot, RANDOM);
                set = set.with(hasher.hash(code, nextTurn(slot, used)));
                texts.add(code.written());
            }
        }
        if (!texts.isEmpty()) {
            keep(user, kept, set, CodeSet.used(kept));
        }
        return texts;
    }

    /**
     * Gives the user ten new codes, and returns them as they are shown, which is possible only now; those from before are good no
     * longer. The change is on record and told by mail.
     */
    public List<String> replaceAll(RealmModel realm, UserModel user, Circumstances circumstances) {
        NewCodes codes = draw(realm);
        store(realm, user, codes.set(), circumstances);
        return codes.texts();
    }

    /** Ten codes that are not in force yet. It costs ten slow hashes. */
    NewCodes draw(RealmModel realm) {
        CodeHasher hasher = CodeHasher.of(session, realm);
        List<SavedCode> codes = IntStream.range(0, CodeSet.SIZE)
                .mapToObj(slot -> SavedCode.draw(slot, RANDOM))
                .toList();
        return new NewCodes(
                codes.stream().map(SavedCode::written).toList(),
                new CodeSet(codes.stream().map(code -> hasher.hash(code, 0)).toList()));
    }

    /** Puts drawn codes in force, in the place of those from before. */
    void store(RealmModel realm, UserModel user, CodeSet set, Circumstances circumstances) {
        UsedCodes used = new UsedCodes(session);
        List<CredentialModel> before = credentials(user);
        for (CredentialModel old : before) {
            user.credentialManager().removeStoredCredentialById(old.getId());
            used.forget(old.getId());
        }
        CredentialModel credential = new CredentialModel();
        credential.setType(TYPE);
        credential.setCreatedDate(clock.millis());
        set.into(credential, clock.millis(), 0);
        user.credentialManager().createStoredCredential(credential);
        session.getProvider(FactRecorder.class).record(circumstances, new SavedCodesCreated(!before.isEmpty()));
    }

    /** The credential that is in force. */
    static Optional<CredentialModel> credential(UserModel user) {
        // Two pages that were confirmed at the same moment may have left two.
        return credentials(user).stream().max(Comparator.comparing(CredentialModel::getCreatedDate));
    }

    private static List<CredentialModel> credentials(UserModel user) {
        return user.credentialManager().getStoredCredentialsByTypeStream(TYPE).toList();
    }

    private boolean use(RealmModel realm, UserModel user, CredentialModel kept, HashedCode code) {
        UsedCodes used = new UsedCodes(session);
        UsedCode key = new UsedCode(kept.getId(), code.slot(), code.turn());
        if (!used.use(realm.getId(), user.getId(), key, clock.instant())) {
            return false;
        }
        try {
            // Also here, so that an export of the realm, which knows no tables of ours, does not bring it back.
            keep(user, kept, unused(kept, used), CodeSet.used(kept) + 1);
            return true;
        } catch (RuntimeException e) {
            // Used up, and yet no proof: neither shall be.
            session.getTransactionManager().setRollbackOnly();
            throw e;
        }
    }

    private static void keep(UserModel user, CredentialModel kept, CodeSet set, int used) {
        set.into(kept, kept.getCreatedDate(), used);
        user.credentialManager().updateStoredCredential(kept);
    }

    private static CodeSet unused(CredentialModel kept, UsedCodes used) {
        return unused(kept, used.of(kept.getId()));
    }

    private static CodeSet unused(CredentialModel kept, List<UsedCode> used) {
        Set<UsedCode> gone = used.stream().collect(Collectors.toUnmodifiableSet());
        // Keycloak leaves the secret part out of what it hands around to be shown.
        return kept.getSecretData() == null
                ? new CodeSet(List.of())
                : CodeSet.parse(kept.getSecretData())
                        .only(code -> !gone.contains(new UsedCode(kept.getId(), code.slot(), code.turn())));
    }

    private static int nextTurn(int slot, List<UsedCode> used) {
        return used.stream()
                .filter(code -> code.slot() == slot)
                .mapToInt(code -> code.turn() + 1)
                .max()
                .orElse(0);
    }
}
