package io.github.passkeyjourney.audit.store.trail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How the rows of a realm are chained: each hash covers the row, its place, and the hash before it. */
final class HashChain {

    private HashChain() {}

    /** The end of a chain that has no links yet: SHA-256 of the realm's id, so that no link fits into another realm. */
    static ChainHead start(String realmId) {
        try {
            byte[] id = realmId.getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id);
            return new ChainHead(0, HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The hash of a row that stands at a place behind another. Those whom it names are covered by their hashes alone. */
    static String hash(String previous, long position, AuditEntry entry) {
        return new Digest("passkey-journey-link-1")
                .add(previous)
                .add(position)
                .add(entry.id())
                .add(entry.type())
                .add(entry.occurredAt())
                .add(entry.recordedAt())
                .add(entry.key())
                .add(entry.content())
                .add(entry.user().hash())
                .add(entry.actor().hash())
                .hex();
    }

    /** The link that puts a row behind the end of a chain. */
    static Link append(ChainHead head, AuditEntry entry) {
        long position = head.position() + 1;
        return new Link(position, hash(head.hash(), position, entry), entry);
    }
}
