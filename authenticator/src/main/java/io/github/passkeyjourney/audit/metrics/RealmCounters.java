package io.github.passkeyjourney.audit.metrics;

import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.Fact;
import io.github.passkeyjourney.platform.Meters;
import io.micrometer.core.instrument.Counter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The counters of one realm, each made when it is first needed. */
final class RealmCounters {

    private final Meters meters;
    private final String name;
    private final Map<Series, Counter> counters = new ConcurrentHashMap<>();

    RealmCounters(Meters meters, String name) {
        this.meters = meters;
        this.name = name;
    }

    /** The value of the label. */
    String name() {
        return name;
    }

    void count(Circumstances circumstances, Fact fact) {
        Series.of(circumstances, fact)
                .ifPresent(series ->
                        counters.computeIfAbsent(series, this::counter).increment());
    }

    private Counter counter(Series series) {
        return meters.counter(series.count().meter(), series.count().meaning(), series.labels(name));
    }

    /** Takes the realm's counters off the endpoint. */
    void remove() {
        counters.values().forEach(meters::remove);
        counters.clear();
    }
}
