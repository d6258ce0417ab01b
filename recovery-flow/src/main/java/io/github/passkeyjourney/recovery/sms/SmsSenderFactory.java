package io.github.passkeyjourney.recovery.sms;

import io.github.passkeyjourney.platform.JourneyProviderFactory;

/** Makes a sender. Of those that are ready the one with the highest {@link #order()} is used. */
public interface SmsSenderFactory extends JourneyProviderFactory<SmsSender> {}
