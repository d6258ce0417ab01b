package io.github.passkeyjourney.insights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fills the tables of reports for five realms, and sees how a database goes about each statement on one of them. */
final class ReportPlans {
    private static final long LAST_DAY = LocalDate.parse("2026-11-22").toEpochDay();
    private static final String DAYS = "from=2026-10-24&to=2026-11-22";

    private final ReportClient client;
    private final String realmId;

    ReportPlans(ReportClient client, String realmId) {
        this.client = client;
        this.realmId = realmId;
    }

    /**
     * For this realm and four others of ten times its size: whoever wants a fifth of a table is right to read all of it.
     *
     * @param statements where to send statements
     * @param series a table of the numbers from 1 to the one that is given, in the column N
     * @param rows about so many rows of each table and other realm
     */
    void fill(Consumer<String> statements, UnaryOperator<String> series, int rows) {
        for (String realm : List.of(realmId, "other-1", "other-2", "other-3", "other-4")) {
            int ofRealm = realm.equals(realmId) ? rows / 10 : rows;
            Stream.of("""
                            INSERT INTO PJ_CELL (CELL_KEY, REALM_ID, FACT_TYPE, METHOD, OUTCOME, HOLDER, COHORT,
                                PLATFORM, BROWSER, CLIENT)
                            SELECT '%1$s-' || N, '%1$s', CASE WHEN MOD(N, 4) = 0 THEN 'fallback' WHEN MOD(N, 4) = 1
                                THEN 'offer' ELSE 'sign-in' END, CASE WHEN MOD(N, 3) = 0 THEN 'passkey' ELSE 'password'
                                END, CASE WHEN MOD(N, 4) > 1 THEN 'succeeded' END, MOD(N, 2) = 0, 'cohort-' ||
                                MOD(N, 5), 'platform-' || MOD(N, 6), 'browser-' || MOD(N, 3), 'client-' || MOD(N, 8)
                            FROM %2$s""", """
                            INSERT INTO PJ_ROLLUP (REALM_ID, EPOCH_DAY, CELL, FACTS)
                            SELECT '%1$s', %4$d - N, ID, 1 + MOD(ID + N, 50) FROM PJ_CELL, %5$s
                            WHERE REALM_ID = '%1$s'""", """
                            INSERT INTO PJ_ROLLUP_PACK (REALM_ID, EPOCH_DAY, MADE_AT, CHANGES)
                            SELECT '%1$s', %4$d - N, 0, 0 FROM %2$s""", """
                            INSERT INTO PJ_OFFER_DAY (REALM_ID, EPOCH_DAY, SUBJECT_NO, CELL, OFFERS, SKIPS, FAILURES,
                                ACCEPTANCES)
                            SELECT '%1$s', %4$d - MOD(N, 90), N, (SELECT MIN(ID) FROM PJ_CELL WHERE REALM_ID = '%1$s'
                                AND FACT_TYPE = 'offer'), 1, 0, 0, 1 FROM %3$s""", """
                            INSERT INTO PJ_DEVICE (REALM_ID, USER_ID, PLATFORM, BROWSER, KNOWN_BITS, PRESENT_BITS,
                                COHORT, FIRST_DAY, LAST_DAY)
                            SELECT '%1$s', 'user-' || N, 'windows', 'chrome', 511, MOD(N, 512), 'cohort-' || MOD(N, 5),
                                %4$d - 90, %4$d - MOD(N, 90) FROM %3$s""", """
                            INSERT INTO PJ_PASSKEY (CREDENTIAL_ID, REALM_ID, USER_ID, PLATFORM, BROWSER, BACKED_UP)
                            SELECT '%1$s-' || N, '%1$s', 'user-' || N, 'windows', 'chrome', MOD(N, 2) = 0
                            FROM %3$s""", """
                            INSERT INTO PJ_EXPOSURE (REALM_ID, USER_ID, EXPERIMENT, ARM, EPOCH_DAY, EXPOSED_AT)
                            SELECT '%1$s', 'user-' || N, 'benefit', 'arm-' || MOD(N, 3), %4$d - MOD(N, 400),
                                CAST(%4$d - MOD(N, 400) AS BIGINT) * 86400000 FROM %3$s""", """
                            INSERT INTO PJ_AUDIT (ID, REALM_ID, TYPE, OCCURRED_AT, RECORDED_AT, CONTENT, USER_ID)
                            SELECT SUBSTRING('%1$s', 1, 8) || '-' || N, '%1$s', CASE WHEN MOD(N, 20) = 0 THEN
                                'recovery-ended' WHEN MOD(N, 20) = 1 THEN 'recovery-started' WHEN MOD(N, 20) = 2 THEN
                                'proof-accepted' ELSE 'passkey-enrolled' END, CAST(%4$d - MOD(N, 400) AS BIGINT) * 86400000, 0,
                                '{"outcome":"completed"}', 'user-' || N FROM %3$s""")
                    .map(statement -> statement.formatted(
                            realm,
                            series.apply("720"),
                            series.apply(Integer.toString(ofRealm)),
                            LAST_DAY,
                            series.apply(Integer.toString(Math.max(1, ofRealm / 720)))))
                    .forEach(statements);
        }
    }

    /**
     * Asks each report in the ways that make a difference to the statement, and checks that no table is read from end to end
     * for one small realm of five.
     *
     * @param wholeTable how a plan says that a table is; its name is the first group
     */
    void assertNoTableIsReadAsAWhole(Pattern wholeTable) {
        for (Report report : Report.values()) {
            List<String> dimensions =
                    report.dimensions().stream().map(Dimension::id).toList();
            List<String> breakdowns = report == Report.EXPERIMENTS
                    ? List.of("")
                    : Stream.concat(Stream.of("", String.join(",", dimensions)), dimensions.stream())
                            .toList();
            for (String by : breakdowns) {
                List<String> plans = client.plans(realmId, report.id() + "?" + DAYS + "&by=" + by);
                assertThat(plans).hasSizeBetween(1, 4);
                String all = String.join("\n", plans);
                assertThat(tables(wholeTable, all))
                        .as("%s by %s%n%s", report.id(), by, all)
                        .doesNotContain(
                                "PJ_ROLLUP",
                                "PJ_ROLLUP_PACK",
                                "PJ_OFFER_DAY",
                                "PJ_DEVICE",
                                "PJ_PASSKEY",
                                "PJ_EXPOSURE",
                                "PJ_AUDIT",
                                "PJ_FACT");
                assertThat(all.toUpperCase(Locale.ROOT)).contains("PJ_").doesNotContain("PJ_FACT");
            }
        }
    }

    private static Set<String> tables(Pattern wholeTable, String plan) {
        Matcher matcher = wholeTable.matcher(plan);
        return matcher.results()
                .map(found -> found.group(1).toUpperCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
