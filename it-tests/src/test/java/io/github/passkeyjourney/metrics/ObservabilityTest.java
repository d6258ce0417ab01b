package io.github.passkeyjourney.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.passkeyjourney.metrics.Observability.Documented;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What can be said of dashboard and alerts without a server. */
class ObservabilityTest {

    @Test
    void theDashboardAsksForItsDataSourceAndLaysItsPanelsOutWithoutOverlap() {
        JsonNode dashboard = Observability.dashboard();
        assertThat(dashboard.path("templating").path("list").findValuesAsText("name"))
                .contains("datasource", "realm");
        Set<Integer> ids = new HashSet<>();
        Set<String> cells = new HashSet<>();
        for (JsonNode panel : dashboard.path("panels")) {
            String title = panel.path("title").asText();
            assertThat(ids.add(panel.path("id").asInt())).as(title).isTrue();
            JsonNode place = panel.path("gridPos");
            int right = place.path("x").asInt() + place.path("w").asInt();
            assertThat(right).as(title).isLessThanOrEqualTo(24);
            for (int x = place.path("x").asInt(); x < right; x++) {
                for (int y = 0; y < place.path("h").asInt(); y++) {
                    String cell = x + "/" + (place.path("y").asInt() + y);
                    assertThat(cells.add(cell)).as("%s at %s", title, cell).isTrue();
                }
            }
            if (!panel.path("type").asText().equals("row")) {
                assertThat(panel.path("targets").size()).as(title).isPositive();
                assertThat(panel.path("description").asText()).as(title).isNotEmpty();
            }
            panel.findValues("datasource")
                    .forEach(source ->
                            assertThat(source.path("uid").asText()).as(title).isEqualTo("${datasource}"));
        }
    }

    @Test
    void eachAlertHasASeverityAndARunbookThatExistsAndIsNamedByItsMetric() {
        Set<String> alerts = new TreeSet<>();
        for (JsonNode rule : Observability.alerts().findValues("rules").get(0)) {
            String alert = rule.path("alert").asText();
            alerts.add(alert);
            assertThat(rule.path("labels").path("severity").asText()).as(alert).isIn("info", "warning", "critical");
            assertThat(rule.path("annotations").path("summary").asText())
                    .as(alert)
                    .isNotEmpty();
            String runbook = rule.path("annotations").path("runbook").asText();
            assertThat(runbook).as(alert).startsWith("docs/metrics.md#");
            assertThat(Observability.headings()).as(alert).contains(runbook.substring(runbook.indexOf('#') + 1));
        }
        Map<String, Documented> documented = Observability.documented();
        Set<String> named = new TreeSet<>();
        documented.values().forEach(metric -> named.addAll(metric.alerts()));
        assertThat(named).isEqualTo(alerts);
    }
}
