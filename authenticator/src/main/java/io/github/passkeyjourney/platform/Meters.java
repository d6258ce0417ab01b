package io.github.passkeyjourney.platform;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.keycloak.Config;

/**
 * Puts numbers of ours on Keycloak's own metrics endpoint (docs/metrics.md). Where the server runs without metrics, nothing
 * is registered and what is counted goes nowhere. Labels are pairs of names and values; values must be bounded.
 */
public final class Meters {

    private final boolean enabled;
    private final MeterRegistry registry;

    private Meters(boolean enabled, MeterRegistry registry) {
        this.enabled = enabled;
        this.registry = registry;
    }

    /**
     * Those of the server.
     *
     * @param config of any provider
     */
    public static Meters of(Config.Scope config) {
        return config.root().getBoolean("metrics-enabled", false) ? in(Metrics.globalRegistry) : none();
    }

    /** Those of a registry. */
    public static Meters in(MeterRegistry registry) {
        return new Meters(true, registry);
    }

    /** Nowhere. */
    public static Meters none() {
        return new Meters(false, new CompositeMeterRegistry());
    }

    /** Whether anybody can read what is counted. */
    public boolean enabled() {
        return enabled;
    }

    /** A value that is asked for at each reading, by any thread. */
    public void gauge(String name, String meaning, Supplier<Number> value, String... labels) {
        if (enabled) {
            Gauge.builder(name, value).description(meaning).tags(labels).register(registry);
        }
    }

    /**
     * A total that its owner counts, asked for at each reading, by any thread.
     *
     * @param owner whoever holds the total must hold this as well: the registry does not
     */
    public <T> void total(String name, String meaning, T owner, ToDoubleFunction<T> total, String... labels) {
        if (enabled) {
            FunctionCounter.builder(name, owner, total)
                    .description(meaning)
                    .tags(labels)
                    .register(registry);
        }
    }

    /** A counter; it starts at 0, or where one with this name and these labels stands. */
    public Counter counter(String name, String meaning, String... labels) {
        return Counter.builder(name).description(meaning).tags(labels).register(registry);
    }

    /** A timer: how often, how long in all, and the longest of the last minutes. */
    public Timer timer(String name, String meaning, String... labels) {
        return Timer.builder(name).description(meaning).tags(labels).register(registry);
    }

    /** Takes a meter away, with what it counted. */
    public void remove(Meter meter) {
        registry.remove(meter);
    }
}
