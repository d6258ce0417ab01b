package io.github.passkeyjourney.audit.store.behaviour;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * Behaviour facts that are not in the reports.
 *
 * @param from none of them happened before, but for those of requests that took longer than five seconds
 * @param to none of them happened after
 * @param count how many; empty where it cannot be known, such as after a power cut
 */
public record FactLoss(Instant from, Instant to, OptionalLong count) {}
