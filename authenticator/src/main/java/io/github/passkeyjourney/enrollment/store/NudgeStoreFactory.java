package io.github.passkeyjourney.enrollment.store;

import io.github.passkeyjourney.platform.JourneyProviderFactory;

/** Factory of the {@link NudgeStoreSpi}. */
public interface NudgeStoreFactory extends JourneyProviderFactory<NudgeStore> {}
