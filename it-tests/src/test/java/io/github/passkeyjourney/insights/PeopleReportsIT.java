package io.github.passkeyjourney.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.passkeyjourney.audit.event.Accepted;
import io.github.passkeyjourney.audit.event.Browser;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.DeviceSeen;
import io.github.passkeyjourney.audit.event.DrillEnded;
import io.github.passkeyjourney.audit.event.DrillOutcome;
import io.github.passkeyjourney.audit.event.EnrollmentFailed;
import io.github.passkeyjourney.audit.event.Fact;
import io.github.passkeyjourney.audit.event.Offered;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.event.RecoveryEnded;
import io.github.passkeyjourney.audit.event.RecoveryOutcome;
import io.github.passkeyjourney.audit.event.Skipped;
import io.github.passkeyjourney.audit.event.document.FactDocument;
import io.github.passkeyjourney.harness.App;
import io.github.passkeyjourney.harness.Device;
import io.github.passkeyjourney.harness.FactRows;
import io.github.passkeyjourney.harness.KeycloakServer;
import io.github.passkeyjourney.harness.KeycloakTest;
import io.github.passkeyjourney.harness.SignIn;
import io.github.passkeyjourney.harness.TestPolicy;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import io.github.passkeyjourney.page.AppPage;
import io.github.passkeyjourney.page.NudgePage;
import io.github.passkeyjourney.policy.Attachment;
import io.github.passkeyjourney.policy.Capability;
import io.github.passkeyjourney.policy.DeviceCapabilities;
import io.github.passkeyjourney.policy.Platform;
import io.github.passkeyjourney.policy.Verdict;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reports about people count each of them once, for any days and any dimension. */
@KeycloakTest
class PeopleReportsIT {

    /** Every row is shown, so that all of them can be recounted. */
    private static final String SHOW_ALL = """
            {"version": 1, "analytics": {"minimumCellSize": 1}}""";

    @Tag("mariadb")
    @Test
    void usersWhoWereOfferedAPasskeyAreCountedOnce(KeycloakServer server, TestRealm realm) {
        realm.policy(SHOW_ALL);
        ReportClient client = new ReportClient(server);
        List<RecordedFact> facts = new Population(id(realm)).facts(1200);
        // Batches that overlap in users and days, so that rows are added as well as raised.
        for (int from = 0; from < facts.size(); from += 200) {
            client.apply("offer-day", facts.subList(from, from + 200));
        }
        List<RecordedFact> early = facts.stream()
                .filter(fact -> !day(fact).isBefore(LocalDate.parse("2026-11-02"))
                        && !day(fact).isAfter(LocalDate.parse("2026-11-04")))
                .toList();

        Function<RecordedFact, String> cohort =
                fact -> Objects.requireNonNullElse(fact.circumstances().cohort(), "none");
        Function<RecordedFact, String> platform =
                fact -> fact.circumstances().platform().id();
        Function<RecordedFact, String> browser =
                fact -> fact.circumstances().browser().id();
        Function<RecordedFact, String> application =
                fact -> Objects.requireNonNull(fact.circumstances().clientId());
        Function<RecordedFact, String> device =
                fact -> device(fact.circumstances().platform());
        Function<RecordedFact, String> day = fact -> day(fact).toString();
        Function<RecordedFact, String> week = fact ->
                day(fact).minusDays(day(fact).getDayOfWeek().getValue() - 1L).toString();
        String all = "from=2026-11-01&to=2026-11-10";
        String some = "from=2026-11-02&to=2026-11-04";
        assertOffers(client, realm, all + "&by=cohort,platform", facts, List.of(cohort, platform));
        assertOffers(client, realm, some + "&by=cohort,platform", early, List.of(cohort, platform));
        assertOffers(client, realm, all + "&by=week", facts, List.of(week));
        assertOffers(client, realm, all + "&by=day,device", facts, List.of(day, device));
        assertOffers(client, realm, some + "&by=browser,week,client", early, List.of(browser, week, application));
        assertOffers(client, realm, some, early, List.of());
        assertOffers(client, realm, "from=2026-11-11&to=2026-11-12&by=day", List.of(), List.of(day));
    }

    /** A row for each key, and the total, of which rows need not be parts. */
    private static void assertOffers(
            ReportClient client,
            TestRealm realm,
            String query,
            List<RecordedFact> facts,
            List<Function<RecordedFact, String>> by) {
        JsonNode answer = client.report(realm.name(), "enrollment?" + query);
        Map<List<String>, List<RecordedFact>> parts = facts.stream()
                .filter(PeopleReportsIT::isAboutAnOffer)
                .collect(Collectors.groupingBy(
                        fact -> by.stream().map(value -> value.apply(fact)).toList()));
        Map<List<String>, Map<String, Long>> expected = new HashMap<>();
        if (!by.isEmpty()) {
            parts.forEach((key, part) -> {
                Map<String, Long> offers = offers(part);
                // Somebody who accepted what was offered elsewhere makes no row of his own.
                if (offers.values().stream().anyMatch(count -> count > 0)) {
                    expected.put(key, offers);
                }
            });
        }
        assertThat(rows(answer)).as(query).isEqualTo(expected);
        Map<String, Long> total = measures(answer.path("total"));
        total.keySet().removeAll(Set.of("eligibleUsers", "holders"));
        assertThat(total).as(query).isEqualTo(offers(facts));
        for (JsonNode row : answer.path("rows")) {
            JsonNode rate = row.at("/rates/enrollment");
            assertThat(rate.path("numerator").asLong())
                    .isLessThanOrEqualTo(rate.path("denominator").asLong());
            assertThat(row.path("rates").has("coverage")).isFalse();
        }
    }

    private static Map<String, Long> offers(List<RecordedFact> facts) {
        Set<String> offered = users(facts, fact -> fact instanceof Offered);
        Set<String> enrolled = users(facts, fact -> fact instanceof Accepted);
        enrolled.retainAll(offered);
        return Map.of(
                "offers",
                facts.stream().filter(fact -> fact.fact() instanceof Offered).count(),
                "offeredUsers",
                (long) offered.size(),
                "skippedUsers",
                (long) users(facts, fact -> fact instanceof Skipped).size(),
                "failedUsers",
                (long) users(facts, fact -> fact instanceof EnrollmentFailed).size(),
                "enrolledUsers",
                (long) enrolled.size());
    }

    @Tag("mariadb")
    @Test
    void usersWhoseDevicesCanAreCountedByDeviceAndOnce(KeycloakServer server, TestRealm realm) {
        realm.policy(SHOW_ALL);
        ReportClient client = new ReportClient(server);
        List<Seen> fleet = fleet(new Random(26));
        // First sightings before later ones: a device is seen at most once a day.
        client.apply("device", fleet.stream().map(seen -> seen.first(id(realm))).toList());
        client.apply("device", fleet.stream().map(seen -> seen.last(id(realm))).toList());

        LocalDate start = LocalDate.parse("2026-11-01");
        for (String range : List.of(
                "from=2026-11-01&to=2026-11-30", "from=2026-11-05&to=2026-11-07", "from=2026-11-09&to=2027-11-30")) {
            LocalDate from = LocalDate.parse(range.substring(5, 15));
            LocalDate to = LocalDate.parse(range.substring(19));
            List<Seen> inUse = fleet.stream()
                    .filter(seen -> !start.plusDays(seen.firstDay).isAfter(to)
                            && !start.plusDays(seen.lastDay).isBefore(from))
                    .toList();
            Map<List<String>, Map<String, Long>> byPlatform = new HashMap<>();
            inUse.stream()
                    .collect(Collectors.groupingBy(seen -> List.of(seen.platform.id(), seen.browser.id())))
                    .forEach((key, part) -> byPlatform.put(key, readiness(part, inUse)));
            Map<List<String>, Map<String, Long>> byDevice = new HashMap<>();
            inUse.stream()
                    .collect(Collectors.groupingBy(seen -> List.of(device(seen.platform), seen.cohort)))
                    .forEach((key, part) -> byDevice.put(key, readiness(part, inUse)));

            JsonNode platforms = client.report(realm.name(), "readiness?by=platform,browser&" + range);
            assertThat(rows(platforms)).as(range).isEqualTo(byPlatform);
            assertThat(measures(platforms.path("total"))).as(range).isEqualTo(readiness(inUse, inUse));
            assertThat(rows(client.report(realm.name(), "readiness?by=device,cohort&" + range)))
                    .as(range)
                    .isEqualTo(byDevice);
        }
        assertThat(client.report(realm.name(), "readiness?from=2026-11-01&to=2027-11-30")
                        .at("/total/rates/able/denominator")
                        .asLong())
                .isEqualTo(users(fleet).size());
    }

    /** A thousand devices, among them every combination of what matters to whether one can have a passkey. */
    private static List<Seen> fleet(Random random) {
        List<Seen> fleet = new ArrayList<>();
        Set<List<Object>> taken = new HashSet<>();
        Capability[] capabilities = {
            Capability.WEBAUTHN, Capability.SECURE_CONTEXT, Capability.PLATFORM_AUTHENTICATOR, Capability.HYBRID
        };
        for (int i = 0; fleet.size() < 500; i++) {
            int known = 0;
            int present = 0;
            int states = i;
            for (Capability capability : capabilities) {
                known |= states % 3 == 0 ? 0 : capability.bit();
                present |= states % 3 == 2 ? capability.bit() : 0;
                states /= 3;
            }
            Seen seen = new Seen(
                    "f:directory:user-" + random.nextInt(300),
                    List.of(Platform.values()).get(random.nextInt(Platform.values().length)),
                    random.nextBoolean() ? Browser.CHROME : Browser.FIREFOX,
                    random.nextBoolean() ? "pilot" : "everyone",
                    // Bits that do not matter, or that nobody has told of.
                    known | Capability.TOUCH.bit(),
                    present | Capability.TOUCH.bit() | Capability.SIGNAL.bit(),
                    random.nextInt(5),
                    5 + random.nextInt(6));
            if (taken.add(List.of(seen.user, seen.platform, seen.browser))) {
                fleet.add(seen);
            }
        }
        return fleet;
    }

    private static Map<String, Long> readiness(List<Seen> part, List<Seen> whole) {
        Set<String> mixed = new HashSet<>();
        whole.stream()
                .collect(Collectors.groupingBy(
                        seen -> seen.user, Collectors.mapping(seen -> seen.platform, Collectors.toSet())))
                .forEach((user, platforms) -> {
                    if (platforms.size() > 1) {
                        mixed.add(user);
                    }
                });
        mixed.retainAll(users(part));
        return Map.of(
                "users",
                (long) users(part).size(),
                "able",
                (long) users(part.stream().filter(Seen::able).toList()).size(),
                "mixedFleet",
                (long) mixed.size());
    }

    private static Set<String> users(List<Seen> fleet) {
        return fleet.stream().map(seen -> seen.user).collect(Collectors.toSet());
    }

    @Tag("mariadb")
    @Test
    void holdersAreResilientAsTheirPasskeysAndRecoveriesTell(KeycloakServer server, TestRealm realm) {
        realm.policy(SHOW_ALL);
        ReportClient client = new ReportClient(server);
        FactRows rows = new FactRows(realm);
        Random random = new Random(4);
        Instant now = server.clock().now();
        List<Holder> holders = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Holder holder = new Holder(UUID.randomUUID().toString(), i % 10 != 0, new ArrayList<>(), random.nextInt(5));
            rows.change("INSERT INTO USER_ENTITY (ID, REALM_ID, USERNAME, ENABLED, EMAIL_VERIFIED, NOT_BEFORE,"
                    + " EMAIL_CONSTRAINT) VALUES ('" + holder.id + "', :realm, 'holder-" + i + "', "
                    + holder.enabled + ", TRUE, 0, '" + holder.id + "')");
            for (int n = random.nextInt(4); n > 0; n--) {
                Key key = new Key(
                        Objects.requireNonNull(one(random, "windows", "android", "other")),
                        Objects.requireNonNull(one(random, "chrome", "safari")),
                        one(random, "pilot", null),
                        one(random, "platform", "cross-platform", null),
                        one(random, "Vendor A", "Vendor B", null),
                        random.nextInt(3) == 0);
                holder.keys.add(key);
                key.insert(rows, holder.id);
            }
            holders.add(holder);
            holder.recovery(id(realm), now)
                    .ifPresent(recovery -> rows.change("INSERT INTO PJ_AUDIT (ID, REALM_ID, TYPE,"
                            + " OCCURRED_AT, RECORDED_AT, CONTENT, USER_ID) VALUES ('" + recovery.id() + "', :realm, '"
                            + recovery.fact().type().id() + "', "
                            + recovery.occurredAt().toEpochMilli() + ", 0, '"
                            + FactDocument.write(recovery) + "', '" + holder.id + "')"));
        }
        List<Holder> counted = holders.stream()
                .filter(holder -> holder.enabled && !holder.keys.isEmpty())
                .toList();

        JsonNode answer = client.report(realm.name(), "resilience?by=platform,cohort");
        assertThat(measures(answer.path("total"))).isEqualTo(resilience(counted));
        Map<List<String>, List<Holder>> parts = new HashMap<>();
        for (Holder holder : counted) {
            holder.keys.stream()
                    .map(key -> List.of(key.platform, Objects.requireNonNullElse(key.cohort, "none")))
                    .distinct()
                    .forEach(key ->
                            parts.computeIfAbsent(key, any -> new ArrayList<>()).add(holder));
        }
        Map<List<String>, Map<String, Long>> expected = new HashMap<>();
        parts.forEach((key, part) -> expected.put(key, resilience(part)));
        assertThat(rows(answer)).isEqualTo(expected);
        assertThat(rows(client.report(realm.name(), "resilience?by=device")).keySet())
                .containsExactlyInAnyOrder(List.of("desktop"), List.of("mobile"), List.of("other"));

        JsonNode enrollment = client.report(realm.name(), "enrollment");
        assertThat(enrollment.at("/total/measures/holders").asLong()).isEqualTo(counted.size());
        assertThat(enrollment.at("/total/measures/eligibleUsers").asLong())
                .isEqualTo(holders.stream().filter(Holder::enabled).count());
    }

    private static Map<String, Long> resilience(List<Holder> holders) {
        return Map.of(
                "holders",
                (long) holders.size(),
                "resilient",
                holders.stream().filter(Holder::resilient).count(),
                "backedUp",
                holders.stream().filter(Holder::backedUp).count(),
                "twoOrMore",
                holders.stream().filter(holder -> holder.keys.size() > 1).count(),
                "recoveryProven",
                holders.stream().filter(Holder::proven).count());
    }

    @Test
    void whatPeopleDoIsInTheReportsSecondsLater(KeycloakServer server, TestRealm realm, App app, Device device) {
        realm.listener("passkey-audit").policy(TestPolicy.always());
        ReportClient client = new ReportClient(server);
        TestUser alice = realm.user("alice");
        realm.user("disabled", user -> user.setEnabled(false));
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device).skip().click();
        new AppPage(device);
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device).create().click();
        new AppPage(device);

        await("what alice did")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(client.report(realm.name(), "enrollment")
                                .path("total")
                                .path("measures")
                                .toString())
                        .isEqualTo("{\"eligibleUsers\":1,\"holders\":1,\"offers\":2,\"offeredUsers\":1,"
                                + "\"skippedUsers\":1,\"failedUsers\":0,\"enrolledUsers\":1}"));
        assertThat(measures(client.report(realm.name(), "readiness").path("total")))
                .isEqualTo(Map.of("users", 1L, "able", 1L, "mixedFleet", 0L));
        assertThat(measures(client.report(realm.name(), "resilience").path("total")))
                .containsEntry("holders", 1L)
                .containsEntry("twoOrMore", 0L);

        // Small cells are left out, and the total stays.
        JsonNode byPlatform = client.report(realm.name(), "enrollment?by=platform");
        assertThat(byPlatform.path("rows")).isEmpty();
        assertThat(byPlatform.path("suppressed").asInt()).isEqualTo(1);
        String csv = client.get(realm.name(), "enrollment?by=cohort&format=csv", client.admin(), "*/*")
                .body();
        assertThat(csv.lines()).hasSize(2).last().isEqualTo("total,,1,1,2,1,1,0,1,1,1,1,1,1,1,true,1");

        alice.admin().remove();
        assertThat(client.report(realm.name(), "enrollment")
                        .at("/total/measures/offers")
                        .asLong())
                .isZero();
        assertThat(client.report(realm.name(), "resilience")
                        .at("/total/measures/holders")
                        .asLong())
                .isZero();
        assertThat(new FactRows(realm).query("SELECT OFFERS, SKIPS FROM PJ_OFFER_DAY WHERE REALM_ID = :realm"))
                .isEmpty();
    }

    @Test
    void passkeysOlderThanTheProductAreCountedBeforeTheirFirstUse(
            KeycloakServer server, TestRealm realm, App app, Device device) {
        realm.policy(TestPolicy.always());
        ReportClient client = new ReportClient(server);
        FactRows rows = new FactRows(realm);
        TestUser alice = realm.user("alice");
        new SignIn(app, device).withPassword(alice);
        new NudgePage(device).create().click();
        new AppPage(device);
        String known = "SELECT CREDENTIAL_ID, USER_ID, TRANSPORTS, VENDOR FROM PJ_PASSKEY WHERE REALM_ID = :realm";
        List<String> asCreated = rows.query(known);
        rows.change("DELETE FROM PJ_PASSKEY WHERE REALM_ID = :realm");
        rows.change("INSERT INTO PJ_PASSKEY (CREDENTIAL_ID, REALM_ID, USER_ID, PLATFORM, BROWSER)"
                + " VALUES ('long-gone', :realm, '" + alice.id() + "', 'other', 'other')");

        client.runJob("passkey-repair");

        assertThat(rows.query(known)).isEqualTo(asCreated).hasSize(1);
        assertThat(rows.query("SELECT PLATFORM, BROWSER, BACKED_UP FROM PJ_PASSKEY WHERE REALM_ID = :realm"))
                .containsExactly("other, other, null");
        assertThat(measures(client.report(realm.name(), "resilience").path("total")))
                .isEqualTo(
                        Map.of("holders", 1L, "resilient", 0L, "backedUp", 0L, "twoOrMore", 0L, "recoveryProven", 0L));
    }

    @Test
    void mistakesAreToldWithTheDimensionsThatThereAre(KeycloakServer server, TestRealm realm) {
        ReportClient client = new ReportClient(server);
        HttpResponse<String> wrong =
                client.get(realm.name(), "readiness?by=method", client.admin(), "application/json");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(ReportClient.json(wrong)).isEqualTo(ReportClient.json("""
                {"errors":[{"path":"by","message":"\\"method\\" is none of cohort, platform, browser, device"}]}"""));
    }

    private static String id(TestRealm realm) {
        return realm.admin().toRepresentation().getId();
    }

    private static LocalDate day(RecordedFact fact) {
        return LocalDate.ofInstant(fact.occurredAt(), ZoneOffset.UTC);
    }

    private static String device(Platform platform) {
        if (platform == Platform.OTHER) {
            return "other";
        }
        return platform == Platform.IOS || platform == Platform.ANDROID ? "mobile" : "desktop";
    }

    private static boolean isAboutAnOffer(RecordedFact fact) {
        return fact.fact() instanceof Offered
                || fact.fact() instanceof Skipped
                || fact.fact() instanceof EnrollmentFailed
                || fact.fact() instanceof Accepted;
    }

    private static Set<String> users(List<RecordedFact> facts, Predicate<Fact> fits) {
        return facts.stream()
                .filter(fact -> fits.test(fact.fact()))
                .map(fact -> Objects.requireNonNull(fact.circumstances().userId()))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static @Nullable String one(Random random, @Nullable String... values) {
        return values[random.nextInt(values.length)];
    }

    private static Map<List<String>, Map<String, Long>> rows(JsonNode answer) {
        Map<List<String>, Map<String, Long>> rows = new HashMap<>();
        for (JsonNode row : answer.path("rows")) {
            List<String> key = new ArrayList<>();
            row.path("key").forEach(value -> key.add(value.asText()));
            rows.put(key, measures(row));
        }
        return rows;
    }

    private static Map<String, Long> measures(JsonNode figures) {
        Map<String, Long> measures = new HashMap<>();
        figures.path("measures")
                .properties()
                .forEach(measure ->
                        measures.put(measure.getKey(), measure.getValue().asLong()));
        return measures;
    }

    /** A device of a user, first and last seen on days after the first of the month. */
    private record Seen(
            String user,
            Platform platform,
            Browser browser,
            String cohort,
            int known,
            int present,
            int firstDay,
            int lastDay) {

        boolean able() {
            return new DeviceCapabilities(known, present, platform).verdict(Attachment.ANY, false) == Verdict.ABLE;
        }

        /** What it said then is no longer of interest. */
        RecordedFact first(String realmId) {
            return fact(realmId, firstDay, "everyone", new DeviceSeen(~known & 0x1ff, ~present & 0x1ff));
        }

        RecordedFact last(String realmId) {
            return fact(realmId, lastDay, cohort, new DeviceSeen(known, present));
        }

        private RecordedFact fact(String realmId, int day, String inCohort, DeviceSeen seen) {
            return new RecordedFact(
                    UUID.randomUUID(),
                    "node",
                    Population.START.plus(Duration.ofDays(day)).plusSeconds(43_200),
                    new Circumstances(realmId, user, null, "app", inCohort, null, platform, browser, null),
                    seen);
        }
    }

    private record Key(
            String platform,
            String browser,
            @Nullable String cohort,
            @Nullable String attachment,
            @Nullable String vendor,
            boolean backedUp) {

        /** With the credential that it is about, or it would be taken for one that is gone. */
        void insert(FactRows rows, String userId) {
            String id = UUID.randomUUID().toString();
            rows.change("INSERT INTO CREDENTIAL (ID, USER_ID, TYPE, CREATED_DATE, PRIORITY) VALUES ('" + id + "', '"
                    + userId + "', 'webauthn-passwordless', 1, 10)");
            rows.change(
                    "INSERT INTO PJ_PASSKEY (CREDENTIAL_ID, REALM_ID, USER_ID, PLATFORM, BROWSER, COHORT, ATTACHMENT,"
                            + " VENDOR, BACKED_UP) VALUES ('" + id + "', :realm, '" + userId + "', '" + platform
                            + "', '"
                            + browser + "', " + text(cohort) + ", " + text(attachment) + ", " + text(vendor) + ", "
                            + backedUp
                            + ")");
        }

        private static String text(@Nullable String value) {
            return value == null ? "NULL" : "'" + value + "'";
        }

        boolean inAnotherDeviceThan(Key other) {
            return differ(knownPlatform(), other.knownPlatform())
                    || differ(attachment, other.attachment)
                    || ("cross-platform".equals(attachment)
                            && "cross-platform".equals(other.attachment)
                            && differ(vendor, other.vendor));
        }

        /** A security key goes from one platform to the next. */
        private @Nullable String knownPlatform() {
            return platform.equals("other") || "cross-platform".equals(attachment) ? null : platform;
        }

        private static boolean differ(@Nullable String one, @Nullable String other) {
            return one != null && other != null && !one.equals(other);
        }
    }

    /** @param past what the account went through, by number */
    private record Holder(String id, boolean enabled, List<Key> keys, int past) {

        boolean backedUp() {
            return keys.stream().anyMatch(Key::backedUp);
        }

        boolean proven() {
            return past == 0 || past == 1;
        }

        boolean resilient() {
            boolean several = keys.stream().anyMatch(one -> keys.stream().anyMatch(one::inAnotherDeviceThan));
            return (keys.size() > 1 && (backedUp() || several)) || (backedUp() && proven());
        }

        Optional<RecordedFact> recovery(String realmId, Instant now) {
            return switch (past) {
                case 0 ->
                    Optional.of(fact(
                            realmId,
                            now.minus(Duration.ofDays(364)),
                            new RecoveryEnded("r", RecoveryOutcome.COMPLETED, false, 5)));
                case 1 -> Optional.of(fact(realmId, now, new DrillEnded(DrillOutcome.PASSED)));
                case 2 ->
                    Optional.of(fact(
                            realmId,
                            now.minus(Duration.ofDays(366)),
                            new RecoveryEnded("r", RecoveryOutcome.COMPLETED, false, 5)));
                case 3 -> Optional.of(fact(realmId, now, new RecoveryEnded("r", RecoveryOutcome.DENIED, false, 5)));
                default -> Optional.empty();
            };
        }

        private static RecordedFact fact(String realmId, Instant at, Fact fact) {
            return new RecordedFact(UUID.randomUUID(), "node", at, Circumstances.ofRealm(realmId, null), fact);
        }
    }
}
