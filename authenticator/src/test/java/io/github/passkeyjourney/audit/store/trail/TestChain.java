package io.github.passkeyjourney.audit.store.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A chain in memory, to be tampered with. */
final class TestChain {

    static final String REALM = "realm-1";

    final List<Link> links = new ArrayList<>();
    ChainHead head = HashChain.start(REALM);

    /** A chain of so many rows: some with a user, some with an actor, some with neither; some with a key. */
    static TestChain of(int rows) {
        TestChain chain = new TestChain();
        for (int i = 1; i <= rows; i++) {
            chain.append(entry(i));
        }
        return chain;
    }

    static AuditEntry entry(int number) {
        Mention user = number % 4 == 0
                ? Mention.NOBODY
                : Mention.of("user-" + number, number % 3 == 0 ? null : "192.0.2.0/24", "salt-" + number);
        Mention actor = number % 3 == 0
                ? Mention.of("actor-" + number, "198.51.100.0/24", "actor-salt-" + number)
                : Mention.NOBODY;
        return new AuditEntry(
                "id-" + number,
                "passkey-enrolled",
                1_000L * number,
                1_000L * number + 7,
                number % 2 == 0 ? "enrolled:" + number : null,
                "{\"number\":" + number + "}",
                user,
                actor);
    }

    void append(AuditEntry entry) {
        Link link = HashChain.append(head, entry);
        links.add(link);
        head = new ChainHead(link.position(), link.hash());
    }

    /** Changes the link at a place, from 1. */
    void change(int position, UnaryOperator<Link> change) {
        links.set(position - 1, change.apply(links.get(position - 1)));
    }

    /** Changes the row at a place, from 1, and leaves its link as it is. */
    void changeEntry(int position, UnaryOperator<AuditEntry> change) {
        change(position, link -> new Link(link.position(), link.hash(), change.apply(link.entry())));
    }

    ChainReport verify() {
        ChainVerifier verifier = new ChainVerifier(REALM);
        links.forEach(verifier::accept);
        return verifier.finish(head, 0);
    }
}
