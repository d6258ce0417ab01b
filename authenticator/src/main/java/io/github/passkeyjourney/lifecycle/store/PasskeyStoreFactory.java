package io.github.passkeyjourney.lifecycle.store;

import io.github.passkeyjourney.platform.JourneyProviderFactory;

/** Factory of the {@link PasskeyStoreSpi}. */
public interface PasskeyStoreFactory extends JourneyProviderFactory<PasskeyStore> {}
