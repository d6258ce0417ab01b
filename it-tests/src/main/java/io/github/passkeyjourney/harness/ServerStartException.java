package io.github.passkeyjourney.harness;

/** A server that could not be built or started; the message ends with the tail of its log. */
public final class ServerStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServerStartException(String message, ServerLog log) {
        super(message + "; log " + log.file() + "\n" + log.tail(40));
    }
}
