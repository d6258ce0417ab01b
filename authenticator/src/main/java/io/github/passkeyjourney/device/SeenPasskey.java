package io.github.passkeyjourney.device;

import io.github.passkeyjourney.enrollment.store.StoredHoldings.Seen;
import io.github.passkeyjourney.lifecycle.HoldingsTally;
import io.github.passkeyjourney.platform.Passkeys;
import io.github.passkeyjourney.policy.HeldPasskey;
import io.github.passkeyjourney.policy.Platform;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is on record of a passkey, and what follows from it.
 *
 * @param seen what is on record
 */
record SeenPasskey(Seen seen) {

    /** Whether it is in a security key. A phone can be reached by Bluetooth as well, and tells of itself, too. */
    boolean carried() {
        List<String> transports = seen.transports() == null
                ? List.of()
                : List.of(seen.transports().split(","));
        return transports.stream().anyMatch(Passkeys.ROAMING::contains)
                && !transports.contains("internal")
                && !transports.contains("hybrid");
    }

    /** Whether it was put into something beside the device that the browser ran on. */
    boolean elsewhere() {
        return carried() || "cross-platform".equals(seen.attachment());
    }

    HeldPasskey held() {
        return new HeldPasskey(seen.backupEligible(), seen.backedUp(), carried(), platform());
    }

    /** Of what was put elsewhere only the browser's platform is known. */
    private @Nullable Platform platform() {
        String word = seen.platform();
        return elsewhere() || word == null
                ? null
                : Platform.of(word).filter(known -> known != Platform.OTHER).orElse(null);
    }

    static boolean resilient(List<SeenPasskey> passkeys) {
        HoldingsTally tally = new HoldingsTally();
        passkeys.forEach(passkey -> tally.add(
                passkey.seen.platform(),
                passkey.seen.attachment(),
                passkey.seen.vendor(),
                Boolean.TRUE.equals(passkey.seen.backedUp())));
        return passkeys.size() > 1 && tally.holdings(false).resilient();
    }
}
