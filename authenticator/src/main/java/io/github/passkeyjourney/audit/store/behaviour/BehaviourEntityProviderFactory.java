package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.platform.store.ChangeLogFactory;

/** Brings the tables of behaviour facts into Keycloak's database. */
public final class BehaviourEntityProviderFactory extends ChangeLogFactory {

    /** For the service loader. */
    public BehaviourEntityProviderFactory() {
        super("behaviour-facts", "behaviour-changelog.xml");
    }
}
