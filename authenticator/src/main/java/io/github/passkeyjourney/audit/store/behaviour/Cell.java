package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.audit.event.Advised;
import io.github.passkeyjourney.audit.event.BehaviourFact;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.EnrollmentFailed;
import io.github.passkeyjourney.audit.event.FactType;
import io.github.passkeyjourney.audit.event.Fallback;
import io.github.passkeyjourney.audit.event.Offered;
import io.github.passkeyjourney.audit.event.SignIn;
import io.github.passkeyjourney.audit.event.Skipped;
import io.github.passkeyjourney.audit.event.UpgradeAttempted;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a behaviour fact but who and when. Facts that differ in nothing else share a cell.
 *
 * @param realmId Keycloak's id of the realm
 * @param type the word of the fact's type, or {@link #OFFER}
 * @param method the word of the method, where the fact has one
 * @param outcome the word of the outcome, where the fact has one; of an offer {@code mandatory} or {@code optional}
 * @param cause the word of the cause, error or reason, where the fact has one
 * @param holder whether the account had a passkey, where the fact tells
 * @param cohort the user's cohort; null outside of every cohort
 * @param arm the user's arm of an experiment; null outside of every experiment
 * @param platform the operating system
 * @param browser the browser
 * @param client the application, by its {@code client_id}
 */
public record Cell(
        String realmId,
        String type,
        @Nullable String method,
        @Nullable String outcome,
        @Nullable String cause,
        @Nullable Boolean holder,
        @Nullable String cohort,
        @Nullable String arm,
        String platform,
        String browser,
        @Nullable String client) {

    /** Stands for every cohort, arm and client that has no cell of its own. */
    public static final String OTHER = "other";

    /** The type of the cells that {@link #ofOffer} makes; no fact has it. */
    public static final String OFFER = "offer";

    /** The outcome of an offer that could not be skipped. */
    static final String MANDATORY = "mandatory";

    private static final int MAX_NAME = 255;
    private static final String FIELD_END = "\0";
    private static final String NO_VALUE = "\1";

    /**
     * Names that not every database can hold share {@link #OTHER}: some of them come from strangers, and a batch that is
     * refused for one name would be refused for ever.
     */
    public Cell {
        cohort = storable(cohort);
        arm = storable(arm);
        client = storable(client);
    }

    /** The cell of a fact. */
    public static Cell of(Circumstances circumstances, BehaviourFact fact) {
        FactType type = fact.type();
        if (fact instanceof SignIn signIn) {
            return of(
                    circumstances, type, signIn.method().id(), signIn.outcome().id(), null, signIn.holder());
        }
        if (fact instanceof Fallback fallback) {
            return of(
                    circumstances,
                    type,
                    fallback.method().id(),
                    null,
                    fallback.cause().id(),
                    null);
        }
        if (fact instanceof Offered offered) {
            return of(circumstances, type, null, offered.mandatory() ? MANDATORY : "optional", null, null);
        }
        if (fact instanceof EnrollmentFailed failed) {
            return of(circumstances, type, null, null, failed.error().id(), null);
        }
        if (fact instanceof Skipped skipped && skipped.reason() != null) {
            return of(circumstances, type, null, null, skipped.reason().id(), null);
        }
        if (fact instanceof UpgradeAttempted upgrade) {
            return of(circumstances, type, null, upgrade.outcome().id(), null, null);
        }
        if (fact instanceof Advised advised) {
            return of(
                    circumstances,
                    type,
                    null,
                    advised.outcome().id(),
                    advised.advice().id(),
                    null);
        }
        return of(circumstances, type, null, null, null, null);
    }

    /** Where an offer is made, whatever becomes of it: the row of a day in PJ_OFFER_DAY refers to it. */
    public static Cell ofOffer(Circumstances circumstances) {
        return new Cell(
                circumstances.realmId(),
                OFFER,
                null,
                null,
                null,
                null,
                circumstances.cohort(),
                circumstances.arm(),
                circumstances.platform().id(),
                circumstances.browser().id(),
                circumstances.clientId());
    }

    private static Cell of(
            Circumstances circumstances,
            FactType type,
            @Nullable String method,
            @Nullable String outcome,
            @Nullable String cause,
            @Nullable Boolean holder) {
        return new Cell(
                circumstances.realmId(),
                type.id(),
                method,
                outcome,
                cause,
                holder,
                circumstances.cohort(),
                circumstances.arm(),
                circumstances.platform().id(),
                circumstances.browser().id(),
                circumstances.clientId());
    }

    /** The same for every cohort, arm and client: what is counted where a realm has its full number of cells. */
    public Cell withoutNames() {
        return new Cell(realmId, type, method, outcome, cause, holder, OTHER, OTHER, platform, browser, OTHER);
    }

    /** SHA-256 over all values, in hexadecimal: a unique key that fits into an index of every database. */
    String key() {
        Object[] values = {realmId, type, method, outcome, cause, holder, cohort, arm, platform, browser, client};
        StringBuilder text = new StringBuilder();
        for (Object value : values) {
            text.append(Objects.requireNonNullElse(value, NO_VALUE)).append(FIELD_END);
        }
        return HexFormat.of().formatHex(sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String storable(@Nullable String name) {
        if (name == null) {
            return null;
        }
        boolean plain = name.chars()
                .noneMatch(letter -> Character.isISOControl(letter) || Character.isSurrogate((char) letter));
        return plain && name.length() <= MAX_NAME ? name : OTHER;
    }
}
