package io.github.passkeyjourney.audit.event;

import io.github.passkeyjourney.platform.JourneyProviderFactory;

/** Factory of the {@link FactRecorderSpi}. */
public interface FactRecorderFactory extends JourneyProviderFactory<FactRecorder> {}
