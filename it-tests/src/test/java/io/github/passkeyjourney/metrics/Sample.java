package io.github.passkeyjourney.metrics;

import java.util.Map;
import java.util.TreeMap;

/** One line of a metrics endpoint. Labels are sorted. */
record Sample(String name, Map<String, String> labels, double value) {

    String label(String name) {
        return labels.getOrDefault(name, "");
    }

    /** In the form {@code skips_total{realm=acme}}, without our prefix. */
    String series() {
        return name.substring(Scrape.PREFIX.length())
                + new TreeMap<>(labels).toString().replace(", ", ",");
    }
}
