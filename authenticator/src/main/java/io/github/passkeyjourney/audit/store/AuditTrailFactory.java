package io.github.passkeyjourney.audit.store;

import io.github.passkeyjourney.platform.JourneyProviderFactory;

/** Factory of the {@link AuditTrailSpi}. */
public interface AuditTrailFactory extends JourneyProviderFactory<AuditTrail> {}
