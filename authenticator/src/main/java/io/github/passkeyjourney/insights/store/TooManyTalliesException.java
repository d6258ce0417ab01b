package io.github.passkeyjourney.insights.store;

/** A query breaks down so finely that its answer would fill the memory of the server. */
public final class TooManyTalliesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyTalliesException() {
        super("More than " + RollupReader.MAX_TALLIES + " tallies");
    }
}
