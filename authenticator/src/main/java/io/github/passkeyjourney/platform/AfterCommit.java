package io.github.passkeyjourney.platform;

import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.KeycloakTransaction;

/**
 * Things of one request that are handed over when its transaction has committed; if it is rolled back, what they tell of did
 * not happen. To be enlisted after completion: Keycloak runs this on the request's thread and shows an exception to the user,
 * so {@link #handOver} must throw none.
 */
public abstract class AfterCommit<T> implements KeycloakTransaction {

    private final List<T> things = new ArrayList<>(4);
    private boolean committed;

    /** Keeps a thing until the commit, or hands it over at once where that has passed. */
    protected final void keep(T thing) {
        if (committed) {
            handOver(thing);
        } else {
            things.add(thing);
        }
    }

    /** Takes one thing; throws nothing. */
    protected abstract void handOver(T thing);

    @Override
    public final void commit() {
        committed = true;
        things.forEach(this::handOver);
        things.clear();
    }

    @Override
    public final void rollback() {
        things.clear();
    }

    @Override
    public final void begin() {}

    @Override
    public final void setRollbackOnly() {}

    @Override
    public final boolean getRollbackOnly() {
        return false;
    }

    /** Nothing has to be begun. */
    @Override
    public final boolean isActive() {
        return true;
    }
}
