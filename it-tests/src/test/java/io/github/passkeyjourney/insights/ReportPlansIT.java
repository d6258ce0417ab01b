package io.github.passkeyjourney.insights;

import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.ServerQuery;
import io.github.passkeyjourney.harness.TestRealm;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How H2 goes about the statements of reports. */
@KeycloakTest(journey = false)
class ReportPlansIT {
    @Test
    void reportsReachTheirRowsByIndex(KeycloakServer server, TestRealm realm) {
        ServerQuery query = new ServerQuery(server);
        ReportPlans plans = new ReportPlans(
                new ReportClient(server), realm.admin().toRepresentation().getId());
        plans.fill(query::change, number -> "(SELECT X AS N FROM SYSTEM_RANGE(1, " + number + ")) S", 2_000);
        query.change("ANALYZE");
        plans.assertNoTableIsReadAsAWhole(Pattern.compile("\"?(PJ_\\w+)\"?\\.tableScan"));
    }
}
