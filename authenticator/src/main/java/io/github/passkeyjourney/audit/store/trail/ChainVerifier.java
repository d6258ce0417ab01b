package io.github.passkeyjourney.audit.store.trail;

import io.github.passkeyjourney.audit.store.trail.ChainBreak.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the chain of one realm link by link, in the order of their places, remembering no more than the last one.
 * Behind a break it goes on from the stored hash: the report says where the chain first fails and how much of it holds.
 */
final class ChainVerifier {

    private final ChainHead start;

    private long position;
    private String storedHash;
    private long verified;
    private long erased;
    private @Nullable ChainBreak firstBreak;

    /** The hash that the last link should have had, if it has another. What that means shows at the next link. */
    private @Nullable String expectedHash;

    ChainVerifier(String realmId) {
        this(HashChain.start(realmId), HashChain.start(realmId).hash());
    }

    /**
     * Goes on behind a place.
     *
     * @param start the link there, as it is known from an earlier verification
     * @param stored the hash that is on record there now; null if there is no row
     */
    ChainVerifier(ChainHead start, @Nullable String stored) {
        this.start = start;
        this.position = start.position();
        this.storedHash = stored == null ? start.hash() : stored;
        if (stored == null) {
            report(position, Kind.MISSING);
        } else if (!stored.equals(start.hash())) {
            report(position, Kind.LINK_BROKEN);
        }
    }

    /**
     * Breaks the verification off, to go on another time.
     *
     * @param head as in {@link #finish}
     * @param notYetChained as in {@link #finish}
     */
    ChainReport pause(ChainHead head, long notYetChained) {
        settle(null);
        return new ChainReport(head, verified, erased, notYetChained, firstBreak);
    }

    /** The last link that was seen, as it is on record. */
    ChainHead reached() {
        return new ChainHead(position, storedHash);
    }

    /** The place of the last link that was seen, 0 before the first. */
    long position() {
        return position;
    }

    /** Takes the next link. */
    void accept(Link link) {
        long next = position + 1;
        if (link.position() != next) {
            settle(null);
            report(next, link.position() > next ? Kind.MISSING : Kind.LINK_BROKEN);
            // Nothing vouches for the first link behind a gap.
            moveTo(link);
            return;
        }
        settle(link);
        String expected = HashChain.hash(storedHash, next, link.entry());
        moveTo(link);
        if (!expected.equals(link.hash())) {
            expectedHash = expected;
        } else {
            judgeMentions(link.entry());
        }
    }

    /**
     * Ends the verification.
     *
     * @param head the recorded end, read before the last of the links was looked for; null if it is not on record
     * @param notYetChained rows that wait to be chained
     */
    ChainReport finish(@Nullable ChainHead head, long notYetChained) {
        if (head != null && head.position() > position) {
            settle(null);
            report(position + 1, Kind.TAIL_MISSING);
        } else if (head != null && head.position() < position) {
            settle(null);
            report(head.position() + 1, Kind.LINK_BROKEN);
        } else if (head == null && position > 0) {
            settle(null);
            report(position, Kind.LINK_BROKEN);
        } else if (head != null && !head.hash().equals(storedHash)) {
            report(position, Kind.LINK_BROKEN);
        }
        // The head agrees with the last link's stored hash: the row was changed, and not its hash.
        if (expectedHash != null) {
            report(position, Kind.CONTENT_CHANGED);
        }
        return new ChainReport(head == null ? start : head, verified, erased, notYetChained, firstBreak);
    }

    /** Tells which it was when the last link did not match: its row was changed if the next link rests on its hash. */
    private void settle(@Nullable Link next) {
        if (expectedHash == null) {
            return;
        }
        boolean restsOnIt = next != null
                && HashChain.hash(storedHash, position + 1, next.entry()).equals(next.hash());
        report(position, next == null || restsOnIt ? Kind.CONTENT_CHANGED : Kind.LINK_BROKEN);
        expectedHash = null;
    }

    private void judgeMentions(AuditEntry entry) {
        Mention.State user = entry.user().state();
        Mention.State actor = entry.actor().state();
        if (user == Mention.State.CHANGED || actor == Mention.State.CHANGED) {
            report(position, Kind.PERSONAL_CHANGED);
            return;
        }
        verified++;
        if (user == Mention.State.ERASED || actor == Mention.State.ERASED) {
            erased++;
        }
    }

    private void moveTo(Link link) {
        position = link.position();
        storedHash = link.hash();
    }

    private void report(long at, Kind kind) {
        if (firstBreak == null) {
            firstBreak = new ChainBreak(at, kind);
        }
    }
}
