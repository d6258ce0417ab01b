package io.github.passkeyjourney.enrollment.link;

import io.github.passkeyjourney.platform.KeycloakClock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * The links of the cluster, in Keycloak's store of things that are used once: what one server has taken no other one takes. Each step
 * that must happen once is a key that only the first can put there. After a restart of the whole cluster links are gone, and new
 * ones are made.
 */
public final class DeviceLinks {

    /** Phones that may open one link; more are nobody's own. */
    static final int MOST_PHONES = 5;

    /** Links of a user within {@link #HOUR}. */
    static final int MOST_LINKS = 10;

    /** Numbers of phones have three digits. */
    static final int LEAST_NUMBER = 100;

    static final int NUMBERS = 900;

    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final Duration HOUR = Duration.ofHours(1);

    /** Longer than a link can be begun with and the passkey then be made. */
    private static final Duration KEPT = Duration.ofMinutes(45);

    private static final String PREFIX = "passkey-journey.link.";

    private final SingleUseObjectProvider store;
    private final Clock clock;
    private final IntUnaryOperator random;

    /** Those that every server of the cluster knows. */
    public static DeviceLinks of(KeycloakSession session) {
        return new DeviceLinks(session.singleUseObjects(), new KeycloakClock(), RANDOM::nextInt);
    }

    /** @param random a number from 0 to one below its argument that nobody can foresee */
    DeviceLinks(SingleUseObjectProvider store, Clock clock, IntUnaryOperator random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    /** What a link or a phone is known by to nobody else: 256 bits, in base64url. */
    public static String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What names a link or a phone, and opens nothing. */
    public static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps a new one; false if the user has made so many within an hour that this one has to wait. */
    public boolean add(DeviceLink link) {
        String places = PREFIX + "of." + link.realmId() + "." + link.userId() + ".";
        boolean free = IntStream.rangeClosed(1, MOST_LINKS)
                .anyMatch(place -> store.putIfAbsent(places + place, HOUR.toSeconds()));
        if (free) {
            put(link.id(), "", link.notes());
        }
        return free;
    }

    /** The link of this id in a realm, however far it has come. */
    public Optional<DeviceLink> find(String realmId, String id) {
        return DeviceLink.of(id, store.get(key(id, "")))
                .filter(link -> link.realmId().equals(realmId));
    }

    /** How far a link has come. */
    public LinkStep step(DeviceLink link) {
        if (store.contains(key(link.id(), "done"))) {
            return LinkStep.DONE;
        }
        if (end(link).isPresent()) {
            return LinkStep.ENDED;
        }
        if (store.contains(key(link.id(), "started"))) {
            return LinkStep.STARTED;
        }
        if (store.contains(key(link.id(), "confirmed"))) {
            return LinkStep.CONFIRMED;
        }
        return store.contains(key(link.id(), "phone.1")) ? LinkStep.CLAIMED : LinkStep.OPEN;
    }

    /** Why it came to nothing, if it did. */
    public Optional<LinkEnd> end(DeviceLink link) {
        Map<String, String> notes = store.get(key(link.id(), "ended"));
        if (notes != null) {
            return LinkEnd.of(notes.getOrDefault("why", "")).or(() -> Optional.of(LinkEnd.CANCELLED));
        }
        return link.isOver(clock.instant()) && !store.contains(key(link.id(), "started"))
                ? Optional.of(LinkEnd.EXPIRED)
                : Optional.empty();
    }

    /** Ends it; what has ended before has ended for that reason. */
    public void end(DeviceLink link, LinkEnd why) {
        if (store.putIfAbsent(key(link.id(), "ending"), KEPT.toSeconds())) {
            put(link.id(), "ended", Map.of("why", why.id()));
        }
    }

    /**
     * A phone opens it and gets a number of its own; empty if it is over, or too many have come already.
     *
     * @param phone hash of a secret that this phone keeps
     */
    public Optional<Integer> claim(DeviceLink link, String phone) {
        LinkStep step = step(link);
        if (step != LinkStep.OPEN && step != LinkStep.CLAIMED) {
            return Optional.empty();
        }
        boolean free = IntStream.rangeClosed(1, MOST_PHONES)
                .anyMatch(place -> store.putIfAbsent(key(link.id(), "phone." + place), KEPT.toSeconds()));
        return free ? Optional.of(draw(link, phone)) : Optional.empty();
    }

    private int draw(DeviceLink link, String phone) {
        int number = LEAST_NUMBER + random.applyAsInt(NUMBERS);
        while (!store.putIfAbsent(key(link.id(), "number." + number), KEPT.toSeconds())) {
            number = LEAST_NUMBER + (number - LEAST_NUMBER + 1) % NUMBERS;
        }
        put(link.id(), "shown." + number, Map.of("phone", phone));
        return number;
    }

    /**
     * Somebody has typed a number at the computer, which is possible once. The phone that shows it may go on, and no other; if none
     * does, the link is over.
     *
     * @return whether one does
     */
    public boolean confirm(DeviceLink link, int number) {
        LinkStep step = step(link);
        if ((step != LinkStep.OPEN && step != LinkStep.CLAIMED)
                || !store.putIfAbsent(key(link.id(), "typed"), KEPT.toSeconds())) {
            return false;
        }
        Map<String, String> shown = store.get(key(link.id(), "shown." + number));
        if (shown == null) {
            end(link, LinkEnd.WRONG_NUMBER);
            return false;
        }
        put(link.id(), "confirmed", shown);
        return true;
    }

    /** Whether this phone's number was typed. */
    public boolean isConfirmed(DeviceLink link, String phone) {
        Map<String, String> confirmed = store.get(key(link.id(), "confirmed"));
        return confirmed != null
                && MessageDigest.isEqual(
                        confirmed.getOrDefault("phone", "").getBytes(StandardCharsets.UTF_8),
                        phone.getBytes(StandardCharsets.UTF_8));
    }

    /** The phone whose number was typed goes on; that is possible once. */
    public boolean start(DeviceLink link, String phone) {
        return step(link) == LinkStep.CONFIRMED
                && isConfirmed(link, phone)
                && store.putIfAbsent(key(link.id(), "started"), KEPT.toSeconds());
    }

    /**
     * Its passkey is there.
     *
     * @param label what it is called
     */
    public void done(DeviceLink link, String label) {
        put(link.id(), "done", Map.of("label", label));
    }

    /** What the passkey that came of it is called; empty as long as there is none. */
    public Optional<String> label(DeviceLink link) {
        return Optional.ofNullable(store.get(key(link.id(), "done"))).map(notes -> notes.getOrDefault("label", ""));
    }

    private void put(String id, String part, Map<String, String> notes) {
        store.put(key(id, part), KEPT.toSeconds(), notes);
    }

    private static String key(String id, String part) {
        return PREFIX + id + "." + part;
    }
}
