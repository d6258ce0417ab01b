package io.github.passkeyjourney.audit.store.behaviour;

import io.github.passkeyjourney.platform.JourneySpi;

/** The seam behind which rows about behaviour find their cells and pseudonyms. */
public final class FactDictionarySpi extends JourneySpi {

    /** For the service loader. */
    public FactDictionarySpi() {
        super("passkey-journey-fact-dictionary", FactDictionary.class, FactDictionaryFactory.class);
    }
}
