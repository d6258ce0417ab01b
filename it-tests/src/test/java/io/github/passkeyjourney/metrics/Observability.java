package io.github.passkeyjourney.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that rest on our metrics: dashboard, alerts and documentation. */
final class Observability {
    private static final Path PROJECT =
            Path.of(System.getProperty("harness.modules", "..")).toAbsolutePath();
    private static final Path DASHBOARD = PROJECT.resolve("realm-config/src/main/grafana/passkey-journey.json");
    private static final Path ALERTS = PROJECT.resolve("realm-config/src/main/prometheus/passkey-journey-alerts.yaml");
    private static final Path DOCUMENT = PROJECT.resolve("docs/metrics.md");

    private static final Pattern LEGEND_LABEL = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Pattern ALERT_LABEL = Pattern.compile("\\{\\{ \\$labels\\.(\\w+) }}");
    private static final Pattern CODE = Pattern.compile("`(\\w+)`");
    private static final Pattern ROW =
            Pattern.compile("\\| `(" + Scrape.PREFIX + "\\w+)` \\| (\\w+) \\|([^|]*)\\|[^|]+\\|([^|]*)\\|");

    private Observability() {}

    /**
     * An expression of a file.
     *
     * @param where it stands
     * @param shown labels that the text around it shows
     */
    record Expression(String where, PromQl query, Set<String> shown) {}

    /** A metric as it is documented. */
    record Documented(String type, Set<String> labels, Set<String> alerts) {}

    static JsonNode dashboard() {
        return parsed(new ObjectMapper(), DASHBOARD);
    }

    static JsonNode alerts() {
        return parsed(new ObjectMapper(new YAMLFactory()), ALERTS);
    }

    static List<Expression> expressions() {
        List<Expression> expressions = new ArrayList<>();
        JsonNode dashboard = dashboard();
        for (JsonNode panel : dashboard.path("panels")) {
            String title = panel.path("title").asText();
            panel.path("targets")
                    .forEach(target -> expressions.add(new Expression(
                            title,
                            new PromQl(target.path("expr").asText()),
                            found(LEGEND_LABEL, target.path("legendFormat").asText()))));
        }
        for (JsonNode variable : dashboard.path("templating").path("list")) {
            if (variable.path("type").asText().equals("query")) {
                expressions.add(new Expression(
                        variable.path("name").asText(),
                        new PromQl(variable.path("query").path("query").asText()),
                        Set.of()));
            }
        }
        for (JsonNode group : alerts().path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                expressions.add(new Expression(
                        rule.path("alert").asText(),
                        new PromQl(rule.path("expr").asText().strip()),
                        found(ALERT_LABEL, rule.path("annotations").toString())));
            }
        }
        return expressions;
    }

    /** The metrics in the tables of the documentation. */
    static Map<String, Documented> documented() {
        Map<String, Documented> documented = new TreeMap<>();
        for (String line : document()) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                documented.put(
                        row.group(1),
                        new Documented(row.group(2), found(CODE, row.group(3)), found(CODE, row.group(4))));
            }
        }
        return documented;
    }

    /** Headings of the documentation, as links name them. */
    static Set<String> headings() {
        Set<String> headings = new TreeSet<>();
        for (String line : document()) {
            if (line.startsWith("#")) {
                headings.add(
                        line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT).replace(' ', '-'));
            }
        }
        return headings;
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static List<String> document() {
        try {
            return Files.readAllLines(DOCUMENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parsed(ObjectMapper mapper, Path file) {
        try {
            return mapper.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
