package io.github.passkeyjourney.audit.store;

import org.keycloak.provider.ProviderFactory;

/** Factory of the {@link AuditTrailSpi}. */
public interface AuditTrailFactory extends ProviderFactory<AuditTrail> {}
