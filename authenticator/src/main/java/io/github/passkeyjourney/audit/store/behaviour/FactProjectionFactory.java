package io.github.passkeyjourney.audit.store.behaviour;

import org.keycloak.provider.ProviderFactory;

/** Factory of the {@link FactProjectionSpi}. */
public interface FactProjectionFactory extends ProviderFactory<FactProjection> {}
