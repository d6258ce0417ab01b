package io.github.passkeyjourney.recovery.factor;

import io.github.passkeyjourney.platform.JourneyProviderFactory;

/** Makes a method of recovery; its id is the method's name in the policy document. */
public interface RecoveryFactorFactory extends JourneyProviderFactory<RecoveryFactor> {}
