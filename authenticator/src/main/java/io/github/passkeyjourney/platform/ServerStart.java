package io.github.passkeyjourney.platform;

import java.util.UUID;

/** Tells apart the servers of a cluster, and the starts of one server. */
public final class ServerStart {

    private static final String ID = UUID.randomUUID().toString();

    private ServerStart() {}

    /** An id that each start of a server draws anew. */
    public static String id() {
        return ID;
    }
}
