package io.github.passkeyjourney.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.harness.DatabaseKind;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.insights.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many SQL statements a report costs, however finely it is broken down. */
@KeycloakTest(database = DatabaseKind.POSTGRESQL_UNPREPARED, journey = false)
class ReportCostIT {

    @ParameterizedTest
    @CsvSource({
        "readiness, 1, 1",
        "enrollment, 3, 3",
        "sign-ins, 3, 3",
        "fallback, 3, 3",
        "feedback, 3, 3",
        "resilience, 2, 2",
    })
    void aReportCostsAFewStatementsOfItsOwn(
            String report, int alone, int brokenDown, KeycloakServer server, TestRealm realm) {
        assertThat(Report.of(report)).isPresent();
        // Caches of Keycloak are warm after this.
        ask(server, realm, report);
        assertThat(ofTheReport(server, realm, report)).hasSize(alone);
        assertThat(ofTheReport(server, realm, report + "?by=platform,cohort")).hasSize(brokenDown);
    }

    /** Without those that ask whether facts are missing, of which there are as many for each report. */
    private static List<String> ofTheReport(KeycloakServer server, TestRealm realm, String query) {
        Statements statements = Statements.during(server, () -> ask(server, realm, query));
        List<String> losses = statements.ours().stream()
                .filter(sql -> sql.contains("PJ_FACT_SOURCE") || sql.contains("PJ_FACT_LOSS"))
                .toList();
        assertThat(losses).hasSize(2);
        assertThat(statements.savepoints()).isZero();
        return statements.ours().stream().filter(sql -> !losses.contains(sql)).toList();
    }

    private static void ask(KeycloakServer server, TestRealm realm, String query) {
        URI uri = server.baseUri().resolve("/admin/realms/" + realm.name() + "/passkey-journey/insights/" + query);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header(
                        "Authorization",
                        "Bearer " + server.admin().tokenManager().getAccessTokenString())
                .build();
        try {
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
