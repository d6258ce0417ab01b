package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.policy.DeviceCapabilities;

/**
 * What is known of many devices alike.
 *
 * @param place where they are
 * @param capabilities what they can do
 */
record DeviceKind(Place place, DeviceCapabilities capabilities) {}
