package io.github.passkeyjourney.enrollment.store;

import io.github.passkeyjourney.platform.JourneyProviderFactory;

/** Factory of the {@link AdviceStoreSpi}. */
public interface AdviceStoreFactory extends JourneyProviderFactory<AdviceStore> {}
