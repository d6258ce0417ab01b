package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.platform.JourneyProviderFactory;

/** Factory of the {@link FactProjectionSpi}. */
public interface FactProjectionFactory extends JourneyProviderFactory<FactProjection> {}
