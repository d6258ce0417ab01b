package io.github.passkeyjourney.metrics;

import io.github.passkeyjourney.harness.KeycloakServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What of ours a server shows on its metrics endpoint at one moment. */
final class Scrape {
    static final String PREFIX = "passkey_journey_";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern LINE = Pattern.compile("(" + PREFIX + "\\w+)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\",?");

    private final List<Sample> samples;
    private final Map<String, String> types = new TreeMap<>();

    private Scrape(String text) {
        List<Sample> found = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher sample = LINE.matcher(line);
            if (sample.matches()) {
                found.add(new Sample(sample.group(1), labels(sample.group(2)), Double.parseDouble(sample.group(3))));
            } else if (line.startsWith("# TYPE " + PREFIX)) {
                String[] words = line.split(" ", -1);
                // One of the two formats of the endpoint leaves it out here.
                String total = words[3].equals("counter") && !words[2].endsWith("_total") ? "_total" : "";
                types.put(words[2] + total, words[3]);
            }
        }
        samples = List.copyOf(found);
    }

    static Scrape of(KeycloakServer server) {
        HttpResponse<String> response = get(server);
        if (response.statusCode() != 200) {
            throw new AssertionError("metrics: HTTP " + response.statusCode());
        }
        return new Scrape(response.body());
    }

    static HttpResponse<String> get(KeycloakServer server) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(server.managementUri().resolve("/metrics"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    List<Sample> samples() {
        return samples;
    }

    /** Those of a realm, by series, with their values; see {@link Sample#series}. */
    Map<String, Long> ofRealm(String realm) {
        return samples.stream()
                .filter(sample -> sample.label("realm").equals(realm))
                .collect(Collectors.toMap(
                        Sample::series, sample -> Math.round(sample.value()), Long::sum, TreeMap::new));
    }

    /** The sum of all samples of this name with this label; 0 if there are none. */
    double sum(String name, String label, String value) {
        return samples.stream()
                .filter(sample ->
                        sample.name().equals(name) && sample.label(label).equals(value))
                .mapToDouble(Sample::value)
                .sum();
    }

    /** Families with their types, such as {@code counter}: {@code _sum} and the like are parts of one. */
    Map<String, String> types() {
        return types;
    }

    /** The names of the labels of a metric; empty if it is not there or has none. */
    Set<String> labelsOf(String name) {
        return samples.stream()
                .filter(sample -> sample.name().equals(name))
                .flatMap(sample -> sample.labels().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean has(String name) {
        return samples.stream().anyMatch(sample -> sample.name().equals(name));
    }

    private static Map<String, String> labels(@Nullable String text) {
        Map<String, String> labels = new TreeMap<>();
        if (text != null) {
            Matcher label = LABEL.matcher(text);
            while (label.find()) {
                labels.put(label.group(1), label.group(2));
            }
        }
        return labels;
    }
}
