package io.github.passkeyjourney.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.Devices;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.LoginPage;
import io.github.passkeyjourney.page.NudgePage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An experiment from the first sign-in to its report: every number is the test's own count of what people met and did. */
@KeycloakTest
class ExperimentIT {

    private static final int PEOPLE = 10;

    private final Map<String, Long> exposed = new TreeMap<>();
    private final Map<String, Long> enrolled = new TreeMap<>();
    private final Map<String, Long> used = new TreeMap<>();

    @Test
    void eachArmHasItsTextAndTheReportCountsWhatItLedTo(
            KeycloakServer server, TestRealm realm, App app, Devices devices) {
        realm.listener("passkey-audit").policy("""
                {"version": 1, "enabled": true, "analytics": {"minimumCellSize": 1},
                 "cohorts": [{"name": "everyone", "match": {}, "phase": "offer", "experiment": "benefit 27",
                              "nudge": {"snooze": "PT0S", "rest": "PT0S"}}],
                 "experiments": [{"name": "benefit 27", "holdoutPercent": 40,
                                  "arms": [{"name": "faster"}, {"name": "safer"}]}]}""");
        for (String arm : new String[] {"faster", "safer"}) {
            realm.admin()
                    .localization()
                    .saveRealmLocalizationText("en", "passkeyEnroll.title.benefit 27." + arm, "The title of " + arm);
        }
        List<TestUser> people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> realm.user("user-" + i))
                .toList();
        for (TestUser user : people) {
            Device device = devices.platform();
            visit(app, device, user, people.indexOf(user) % 2 == 0);
            device.close();
        }

        ReportClient client = new ReportClient(server);
        await("report").atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode report = client.report(realm.name(), "experiments");
            assertThat(counts(report, "exposed")).isEqualTo(exposed);
            assertThat(counts(report, "enrolled")).isEqualTo(enrolled);
            assertThat(counts(report, "firstUse")).isEqualTo(used);
        });
        JsonNode report = client.report(realm.name(), "experiments");
        assertThat(report.at("/total/measures/exposed").asInt()).isEqualTo(PEOPLE);
        assertThat(report.path("by").toString()).isEqualTo("[\"experiment\",\"arm\"]");
        assertThat(report.at("/experiments/0/experiment").asText()).isEqualTo("benefit 27");
        assertThat(report.at("/experiments/0/conclusion").asText()).isIn("not-enough-data", "nothing-to-compare");
        if (exposed.size() > 1) {
            assertThat(report.at("/experiments/0/verdict").asText())
                    .matches("Not enough data yet: about [\\d,]+ more per arm\\.");
        }
        assertThat(client.get(realm.name(), "experiments", client.admin(), "text/csv")
                        .body())
                .startsWith("part,experiment,arm,exposed,enrolled,firstUse,");

        // Whoever is removed leaves no trace in it.
        people.get(0).admin().remove();
        assertThat(client.report(realm.name(), "experiments")
                        .at("/total/measures/exposed")
                        .asInt())
                .isEqualTo(PEOPLE - 1);
    }

    private void visit(App app, Device device, TestUser user, boolean willing) {
        new SignIn(app, device).withPassword(user);
        Page page = device.page();
        page.locator("#passkey-form, #detail").first().waitFor();
        boolean offered = page.locator("#passkey-form").count() > 0;
        String arm = offered
                ? page.locator("#kc-page-title")
                        .innerText()
                        .replace("The title of ", "")
                        .strip()
                : "holdout";
        count(exposed, arm);
        if (!offered) {
            count(enrolled, arm, 0);
            count(used, arm, 0);
            return;
        }
        assertThat(arm).isIn("faster", "safer");
        count(used, arm, 0);
        if (!willing) {
            new NudgePage(device).skip().click();
            new AppPage(device);
            count(enrolled, arm, 0);
            // A second sign-in is no second exposure.
            device.forgetSession();
            new SignIn(app, device).withPassword(user);
            new NudgePage(device).skip().click();
            new AppPage(device);
            return;
        }
        new NudgePage(device).create().click();
        new AppPage(device);
        count(enrolled, arm, 1);
        device.platform().presence(false);
        device.forgetSession().open(app.signIn());
        LoginPage login = new LoginPage(device);
        device.platform().presence(true);
        login.passkeyButton().click();
        new AppPage(device);
        count(used, arm, 1);
    }

    private static void count(Map<String, Long> counts, String arm) {
        count(counts, arm, 1);
    }

    private static void count(Map<String, Long> counts, String arm, long more) {
        counts.merge(arm, more, Long::sum);
    }

    private static Map<String, Long> counts(JsonNode report, String measure) {
        Map<String, Long> counts = new TreeMap<>();
        report.path("rows")
                .forEach(row -> counts.put(
                        row.at("/key/arm").asText(),
                        row.at("/measures/" + measure).asLong()));
        return counts;
    }
}
