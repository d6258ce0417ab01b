package io.github.passkeyjourney.audit.event;

import org.keycloak.provider.ProviderFactory;

/** Factory of the {@link FactRecorderSpi}. */
public interface FactRecorderFactory extends ProviderFactory<FactRecorder> {}
