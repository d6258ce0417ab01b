package io.github.passkeyjourney.enrollment.store;

import io.github.passkeyjourney.enrollment.forecast.Person;
import io.github.passkeyjourney.lifecycle.RealmExpiry;
import io.github.passkeyjourney.lifecycle.UsablePasskeys;
import io.github.passkeyjourney.lifecycle.store.PasskeyRecord;
import io.github.passkeyjourney.lifecycle.store.PasskeyRecords;
import io.github.passkeyjourney.platform.Passkeys;
import io.github.passkeyjourney.platform.store.PlainSql;
import io.github.passkeyjourney.policy.DeviceCapabilities;
import io.github.passkeyjourney.policy.Expiry;
import io.github.passkeyjourney.policy.Mentions;
import io.github.passkeyjourney.policy.NudgeHistory;
import io.github.passkeyjourney.policy.Platform;
import io.github.passkeyjourney.settings.subject.ModelFacts;
import io.github.passkeyjourney.settings.subject.UserFacts;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.models.credential.dto.WebAuthnCredentialData;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.util.JsonSerialization;

/**
 * Reads users for a forecast: a page with one statement for each kind of fact, of Keycloak's own tables, since its API asks
 * user by user; or one user by that API. Changes nothing.
 */
public final class PersonReader {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Mentions mentions;
    private final Grants grants;
    private final PlainSql sql;

    /**
     * Reads in the session's transaction.
     *
     * @param mentions which facts to read
     * @param grants what is known of groups and roles, to be kept from page to page
     */
    public PersonReader(KeycloakSession session, RealmModel realm, Mentions mentions, Grants grants) {
        this.session = session;
        this.realm = realm;
        this.mentions = mentions;
        this.grants = grants;
        this.sql = new PlainSql(session);
    }

    /** One user, wherever he is stored. */
    public Person one(UserModel user) {
        Passkeys passkeys = new Passkeys(user);
        return new Person(
                user.getId(),
                new ModelFacts(session, realm, user),
                devices(List.of(user.getId())).get(user.getId()),
                new UsablePasskeys(session).ids(realm, user).size(),
                passkeys.includeSecurityKey(),
                histories(List.of(user.getId())).getOrDefault(user.getId(), NudgeHistory.NONE));
    }

    /**
     * The next enabled users by id, service accounts aside.
     *
     * @param id the last one of the page before; empty to begin
     * @param limit most users; not above a thousand
     * @param expiry by which passkeys have expired
     * @param now the moment for which they have or have not
     */
    public List<Person> behind(String id, int limit, RealmExpiry expiry, Instant now) {
        List<Row> rows = sql.all(
                "SELECT ID, USERNAME, EMAIL, FIRST_NAME, LAST_NAME, ENABLED FROM " + sql.table("USER_ENTITY")
                        + " WHERE REALM_ID = ? AND ID > ? AND ENABLED = TRUE AND SERVICE_ACCOUNT_CLIENT_LINK IS NULL"
                        + " ORDER BY ID LIMIT " + limit,
                PersonReader::row,
                realm.getId(),
                id);
        if (rows.isEmpty()) {
            return List.of();
        }
        List<String> ids = rows.stream().map(Row::id).toList();
        Map<String, RowFacts> facts = facts(rows, ids);
        Map<String, DeviceCapabilities> devices = devices(ids);
        Map<String, NudgeHistory> histories = histories(ids);
        Map<String, List<Key>> keys = keys(ids);
        Map<String, PasskeyRecord> records = keys.isEmpty() || expiry.ending().isEmpty()
                ? Map.of()
                : new PasskeyRecords(session).ofAll(realm.getId(), List.copyOf(keys.keySet()));
        List<Person> people = new ArrayList<>(rows.size());
        for (Row row : rows) {
            UserFacts known = Objects.requireNonNull(facts.get(row.id));
            List<Key> held = keys.getOrDefault(row.id, List.of());
            people.add(new Person(
                    row.id,
                    known,
                    devices.get(row.id),
                    usable(held, records, expiry.of(realm.getId(), row.id, () -> known), now),
                    held.stream().anyMatch(Key::roaming),
                    histories.getOrDefault(row.id, NudgeHistory.NONE)));
        }
        return people;
    }

    /**
     * What the policy asks about, and the address, of some users; only those that Keycloak itself stores are found.
     *
     * @param userIds at least one, and not above a thousand
     */
    public Map<String, Account> accounts(Collection<String> userIds) {
        List<Row> rows = sql.all(
                "SELECT ID, USERNAME, EMAIL, FIRST_NAME, LAST_NAME, ENABLED FROM " + sql.table("USER_ENTITY")
                        + " WHERE ID IN " + places(userIds) + " AND REALM_ID = ?",
                PersonReader::row,
                Stream.concat(userIds.stream(), Stream.of(realm.getId())).toArray());
        Map<String, Account> found = new HashMap<>();
        if (!rows.isEmpty()) {
            Map<String, RowFacts> facts = facts(rows, rows.stream().map(Row::id).toList());
            rows.forEach(row -> found.put(row.id, new Account(row.enabled, Objects.requireNonNull(facts.get(row.id)))));
        }
        return found;
    }

    private Map<String, RowFacts> facts(List<Row> rows, List<String> ids) {
        Map<String, Map<String, List<String>>> attributes = attributes(rows, ids);
        boolean byGroup = !mentions.groups().isEmpty() || !mentions.roles().isEmpty() || asksForOrganizations();
        Map<String, List<String>> memberships =
                byGroup ? values("SELECT USER_ID, GROUP_ID FROM %s WHERE ", "USER_GROUP_MEMBERSHIP", ids) : Map.of();
        Map<String, List<String>> mappings = mentions.roles().isEmpty()
                ? Map.of()
                : values("SELECT USER_ID, ROLE_ID FROM %s WHERE ", "USER_ROLE_MAPPING", ids);
        Map<String, List<String>> links = mentions.identityProviders().isEmpty()
                ? Map.of()
                : values("SELECT USER_ID, IDENTITY_PROVIDER FROM %s WHERE ", "FEDERATED_IDENTITY", ids);
        Map<String, List<String>> organizations = asksForOrganizations() ? organizations(memberships) : Map.of();
        Map<String, RowFacts> facts = new HashMap<>();
        for (Row row : rows) {
            List<String> groups = memberships.getOrDefault(row.id, List.of());
            facts.put(
                    row.id,
                    new RowFacts(
                            row.email,
                            attributes.getOrDefault(row.id, Map.of()),
                            paths(groups),
                            roles(groups, mappings.getOrDefault(row.id, List.of())),
                            organizations.getOrDefault(row.id, List.of()),
                            links.getOrDefault(row.id, List.of())));
        }
        return facts;
    }

    private List<String> paths(List<String> groups) {
        return groups.stream()
                .map(group -> grants.ofGroup(session, realm, group).path())
                .filter(Objects::nonNull)
                .toList();
    }

    private Set<String> roles(List<String> groups, List<String> mappings) {
        Set<String> names = new HashSet<>();
        if (!mentions.roles().isEmpty()) {
            groups.forEach(
                    group -> names.addAll(grants.ofGroup(session, realm, group).roles()));
            mappings.forEach(role -> names.addAll(grants.ofRole(session, realm, role)));
        }
        return names;
    }

    private boolean asksForOrganizations() {
        OrganizationProvider provider = session.getProvider(OrganizationProvider.class);
        return !mentions.organizations().isEmpty() && provider != null && provider.isEnabled();
    }

    /** Organizations have their members in groups of their own. */
    private Map<String, List<String>> organizations(Map<String, List<String>> memberships) {
        List<String> aliases = List.copyOf(mentions.organizations());
        Map<String, String> byGroup = new HashMap<>();
        sql.all(
                        "SELECT GROUP_ID, ALIAS FROM " + sql.table("ORG") + " WHERE REALM_ID = ? AND ALIAS IN "
                                + places(aliases),
                        row -> new String[] {row.getString(1), row.getString(2)},
                        parameters(realm.getId(), aliases))
                .forEach(row -> byGroup.put(row[0], row[1]));
        Map<String, List<String>> found = new HashMap<>();
        memberships.forEach((user, groups) -> found.put(
                user, groups.stream().map(byGroup::get).filter(Objects::nonNull).toList()));
        return found;
    }

    private Map<String, Map<String, List<String>>> attributes(List<Row> rows, List<String> ids) {
        Map<String, Map<String, List<String>>> found = new HashMap<>();
        if (mentions.attributes().isEmpty()) {
            return found;
        }
        List<String> names = List.copyOf(mentions.attributes());
        List<Object> parameters = new ArrayList<>(ids);
        parameters.addAll(names);
        sql.all(
                        "SELECT USER_ID, NAME, VALUE, LONG_VALUE FROM " + sql.table("USER_ATTRIBUTE")
                                + " WHERE USER_ID IN " + places(ids) + " AND NAME IN " + places(names),
                        row -> new @Nullable String[] {
                            row.getString(1), row.getString(2), row.getString(3), row.getString(4)
                        },
                        parameters.toArray())
                .forEach(row -> add(found, row[0], row[1], row[2] == null ? row[3] : row[2]));
        for (Row row : rows) {
            // Keycloak tells these as attributes, too.
            add(found, row.id, UserModel.USERNAME, row.username);
            add(found, row.id, UserModel.EMAIL, row.email);
            add(found, row.id, UserModel.FIRST_NAME, row.firstName);
            add(found, row.id, UserModel.LAST_NAME, row.lastName);
        }
        return found;
    }

    private static void add(
            Map<String, Map<String, List<String>>> found,
            @Nullable String user,
            @Nullable String name,
            @Nullable String value) {
        if (user != null && name != null && value != null) {
            found.computeIfAbsent(user, any -> new HashMap<>())
                    .computeIfAbsent(name, any -> new ArrayList<>())
                    .add(value);
        }
    }

    /** Of each user the device of the last day; of several on that day always the same. */
    private Map<String, DeviceCapabilities> devices(List<String> ids) {
        Map<String, DeviceCapabilities> last = new HashMap<>();
        sql.all(
                        "SELECT USER_ID, KNOWN_BITS, PRESENT_BITS, PLATFORM FROM " + sql.table("PJ_DEVICE")
                                + " WHERE REALM_ID = ? AND USER_ID IN " + places(ids)
                                + " ORDER BY LAST_DAY, FIRST_DAY, PLATFORM, BROWSER",
                        row -> Map.entry(
                                row.getString(1),
                                new DeviceCapabilities(
                                        row.getInt(2),
                                        row.getInt(3),
                                        Platform.of(row.getString(4)).orElse(Platform.OTHER))),
                        parameters(realm.getId(), ids))
                .forEach(device -> last.put(device.getKey(), device.getValue()));
        return last;
    }

    private Map<String, NudgeHistory> histories(List<String> ids) {
        Map<String, NudgeHistory> found = new HashMap<>();
        sql.all(
                        "SELECT USER_ID, " + SqlNudgeStore.COLUMNS + " FROM " + sql.table(SqlNudgeStore.TABLE)
                                + " WHERE REALM_ID = ? AND USER_ID IN " + places(ids),
                        row -> Map.entry(row.getString(1), SqlNudgeStore.history(row)),
                        parameters(realm.getId(), ids))
                .forEach(row -> found.put(row.getKey(), row.getValue()));
        return found;
    }

    private static int usable(List<Key> keys, Map<String, PasskeyRecord> records, Expiry expiry, Instant now) {
        return (int) keys.stream()
                .filter(key -> Passkeys.isType(key.credential.getType()))
                .filter(key -> records.getOrDefault(key.credential.getId(), PasskeyRecord.NOTHING)
                        .facts(key.credential)
                        .decide(expiry, now)
                        .allows())
                .count();
    }

    private Map<String, List<Key>> keys(List<String> ids) {
        List<Object> parameters = new ArrayList<>(ids);
        parameters.add(WebAuthnCredentialModel.TYPE_TWOFACTOR);
        parameters.add(WebAuthnCredentialModel.TYPE_PASSWORDLESS);
        Map<String, List<Key>> found = new HashMap<>();
        sql.all(
                        "SELECT USER_ID, TYPE, CREDENTIAL_DATA, ID, CREATED_DATE FROM " + sql.table("CREDENTIAL")
                                + " WHERE USER_ID IN " + places(ids) + " AND TYPE IN (?, ?)",
                        row -> Map.entry(row.getString(1), key(row)),
                        parameters.toArray())
                .forEach(row -> found.computeIfAbsent(row.getKey(), any -> new ArrayList<>())
                        .add(row.getValue()));
        return found;
    }

    private static Key key(ResultSet row) throws SQLException {
        CredentialModel credential = new CredentialModel();
        credential.setType(row.getString(2));
        credential.setId(row.getString(4));
        long created = row.getLong(5);
        credential.setCreatedDate(row.wasNull() ? null : created);
        return new Key(credential, roams(row.getString(3)));
    }

    private static boolean roams(@Nullable String credentialData) {
        if (credentialData == null) {
            return false;
        }
        try {
            Set<String> transports = JsonSerialization.readValue(credentialData, WebAuthnCredentialData.class)
                    .getTransports();
            return transports != null && !Collections.disjoint(transports, Passkeys.ROAMING);
        } catch (IOException e) {
            // Not ours to judge: its owner holds a key all the same.
            return false;
        }
    }

    private Map<String, List<String>> values(String query, String table, List<String> ids) {
        Map<String, List<String>> found = new HashMap<>();
        sql.all(
                        query.formatted(sql.table(table)) + "USER_ID IN " + places(ids),
                        row -> new String[] {row.getString(1), row.getString(2)},
                        ids.toArray())
                .forEach(row ->
                        found.computeIfAbsent(row[0], any -> new ArrayList<>()).add(row[1]));
        return found;
    }

    private static String places(Collection<String> values) {
        return "(?" + ", ?".repeat(values.size() - 1) + ")";
    }

    private static Object[] parameters(String first, List<String> others) {
        List<Object> parameters = new ArrayList<>(others.size() + 1);
        parameters.add(first);
        parameters.addAll(others);
        return parameters.toArray();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6));
    }

    /**
     * A user, as far as policies ask.
     *
     * @param enabled whether he may sign in
     * @param facts what the policy asks about; the address in any case
     */
    public record Account(boolean enabled, UserFacts facts) {}

    private record Row(
            String id,
            @Nullable String username,
            @Nullable String email,
            @Nullable String firstName,
            @Nullable String lastName,
            boolean enabled) {}

    private record Key(CredentialModel credential, boolean roaming) {}
}
