package io.github.passkeyjourney.audit.store.behaviour;

import org.keycloak.provider.ProviderFactory;

/** Factory of the {@link FactDictionarySpi}. */
public interface FactDictionaryFactory extends ProviderFactory<FactDictionary> {}
