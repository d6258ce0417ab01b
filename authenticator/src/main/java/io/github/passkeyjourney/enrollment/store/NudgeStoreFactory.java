package io.github.passkeyjourney.enrollment.store;

import org.keycloak.provider.ProviderFactory;

/** Factory of the {@link NudgeStoreSpi}. */
public interface NudgeStoreFactory extends ProviderFactory<NudgeStore> {}
