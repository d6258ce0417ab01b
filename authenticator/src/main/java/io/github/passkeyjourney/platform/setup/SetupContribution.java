package io.github.passkeyjourney.platform.setup;

import java.util.List;
import java.util.Map;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.Provider;

/**
 * What one part of the product needs of a realm, as a list of changes that can be planned, applied and undone one by one. All
 * of it runs in the transaction of the admin's call, so an exception leaves the realm as it was.
 */
public interface SetupContribution extends Provider {

    /**
     * The changes, in the order in which they are made; they are undone in the opposite order.
     *
     * @param applied what earlier calls did, by the id of the change; whatever is in it and belongs to this part must be
     *     among the changes, even where the realm has lost the thing since
     */
    List<? extends SetupChange> changes(RealmModel realm, Map<String, SetupNote> applied);

    /**
     * Why nothing may be undone now, each in a sentence; empty if it may. Any part can object, also to what others did.
     *
     * @param applied as in {@link #changes}
     */
    default List<SetupText> objections(RealmModel realm, Map<String, SetupNote> applied) {
        return List.of();
    }

    @Override
    default void close() {}
}
