package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.platform.JourneyProviderFactory;

/** Factory of the {@link FactDictionarySpi}. */
public interface FactDictionaryFactory extends JourneyProviderFactory<FactDictionary> {}
