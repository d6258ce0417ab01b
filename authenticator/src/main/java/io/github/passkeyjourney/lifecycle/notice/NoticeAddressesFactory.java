package io.github.passkeyjourney.lifecycle.notice;

import io.github.passkeyjourney.platform.JourneyProviderFactory;

/** Makes a source of addresses; every one that is there is asked. */
public interface NoticeAddressesFactory extends JourneyProviderFactory<NoticeAddresses> {}
