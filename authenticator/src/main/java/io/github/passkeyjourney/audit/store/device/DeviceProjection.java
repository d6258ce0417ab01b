package io.github.passkeyjourney.audit.store.device;

import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.DeviceSeen;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.store.behaviour.FactProjection;
import io.github.passkeyjourney.platform.store.PlainSql;
import io.github.passkeyjourney.platform.store.StoredUsers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * Keeps in PJ_DEVICE what each platform and browser of a user can do: one row for each, written at most once a day. Days
 * are days of UTC, counted from the epoch.
 */
final class DeviceProjection implements FactProjection {

    static final String TABLE = "PJ_DEVICE";

    private static final String OF_DEVICE = " WHERE REALM_ID = ? AND USER_ID = ? AND PLATFORM = ? AND BROWSER = ?";

    private static final int USERS_AT_ONCE = 500;

    private final PlainSql sql;
    private final String table;

    DeviceProjection(KeycloakSession session) {
        this.sql = new PlainSql(session);
        this.table = sql.table(TABLE);
    }

    @Override
    public void apply(List<RecordedFact> batch) {
        // Sorted, so that two servers lock rows in the same order; of several visits the first of the last day counts.
        Map<Device, RecordedFact> devices = new TreeMap<>();
        Map<Device, Long> firstDays = new HashMap<>();
        for (RecordedFact recorded : batch) {
            Circumstances circumstances = recorded.circumstances();
            if (recorded.fact() instanceof DeviceSeen && circumstances.userId() != null) {
                Device device = Device.of(circumstances, circumstances.userId());
                devices.merge(device, recorded, (one, other) -> day(other) > day(one) ? other : one);
                firstDays.merge(device, day(recorded), Math::min);
            }
        }
        List<@Nullable Object[]> seenAgain = new ArrayList<>();
        List<@Nullable Object[]> first = new ArrayList<>();
        Map<Device, Long> lastDays = lastDays(devices.keySet());
        // Whoever was removed since must not come back through a fact that waited.
        Set<String> users = StoredUsers.existing(
                sql,
                devices.keySet().stream()
                        .filter(device -> !lastDays.containsKey(device))
                        .map(Device::user)
                        .toList());
        devices.forEach((device, recorded) -> {
            DeviceSeen seen = (DeviceSeen) recorded.fact();
            String cohort = recorded.circumstances().cohort();
            long today = day(recorded);
            Long lastDay = lastDays.get(device);
            if (lastDay == null && users.contains(device.user)) {
                first.add(new @Nullable Object[] {
                    device.realm,
                    device.user,
                    device.platform,
                    device.browser,
                    seen.known(),
                    seen.present(),
                    cohort,
                    firstDays.get(device),
                    today
                });
            } else if (lastDay != null && lastDay < today) {
                seenAgain.add(new @Nullable Object[] {
                    seen.known(),
                    seen.present(),
                    cohort,
                    today,
                    device.realm,
                    device.user,
                    device.platform,
                    device.browser,
                    today
                });
            }
        });
        sql.updateEach(
                "UPDATE " + table + " SET KNOWN_BITS = ?, PRESENT_BITS = ?, COHORT = ?, LAST_DAY = ?" + OF_DEVICE
                        + " AND LAST_DAY < ?",
                seenAgain);
        sql.updateEach(
                "INSERT INTO " + table
                        + " (REALM_ID, USER_ID, PLATFORM, BROWSER, KNOWN_BITS, PRESENT_BITS, COHORT, FIRST_DAY,"
                        + " LAST_DAY) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                first);
    }

    private static long day(RecordedFact recorded) {
        return LocalDate.ofInstant(recorded.occurredAt(), ZoneOffset.UTC).toEpochDay();
    }

    /** The days on which these devices were last seen, as far as they are on record. */
    private Map<Device, Long> lastDays(Set<Device> devices) {
        Map<Device, Long> days = new HashMap<>();
        devices.stream()
                .collect(Collectors.groupingBy(Device::realm, Collectors.mapping(Device::user, Collectors.toSet())))
                .forEach((realm, users) -> {
                    List<String> all = List.copyOf(users);
                    for (int from = 0; from < all.size(); from += USERS_AT_ONCE) {
                        List<String> some = all.subList(from, Math.min(from + USERS_AT_ONCE, all.size()));
                        days.putAll(lastDays(realm, some));
                    }
                });
        return days;
    }

    private Map<Device, Long> lastDays(String realm, List<String> users) {
        List<String> parameters = new ArrayList<>(users);
        parameters.add(0, realm);
        return sql
                .all(
                        "SELECT USER_ID, PLATFORM, BROWSER, LAST_DAY FROM " + table
                                + " WHERE REALM_ID = ? AND USER_ID IN (?" + ", ?".repeat(users.size() - 1) + ")",
                        row -> Map.entry(
                                new Device(realm, row.getString(1), row.getString(2), row.getString(3)),
                                row.getLong(4)),
                        parameters.toArray())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private record Device(String realm, String user, String platform, String browser) implements Comparable<Device> {

        private static final Comparator<Device> ORDER = Comparator.comparing(Device::realm)
                .thenComparing(Device::user)
                .thenComparing(Device::platform)
                .thenComparing(Device::browser);

        static Device of(Circumstances circumstances, String user) {
            return new Device(
                    circumstances.realmId(),
                    user,
                    circumstances.platform().id(),
                    circumstances.browser().id());
        }

        @Override
        public int compareTo(Device other) {
            return ORDER.compare(this, other);
        }
    }
}
