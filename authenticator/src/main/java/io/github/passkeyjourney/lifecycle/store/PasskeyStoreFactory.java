package io.github.passkeyjourney.lifecycle.store;

import org.keycloak.provider.ProviderFactory;

/** Factory of the {@link PasskeyStoreSpi}. */
public interface PasskeyStoreFactory extends ProviderFactory<PasskeyStore> {}
