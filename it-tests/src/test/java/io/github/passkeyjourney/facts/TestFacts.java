package io.github.passkeyjourney.facts;

import io.github.passkeyjourney.audit.event.Browser;
import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.event.DeviceSeen;
import io.github.passkeyjourney.audit.event.EnrollmentOrigin;
import io.github.passkeyjourney.audit.event.FactKey;
import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.audit.event.PasskeyEnrolled;
import io.github.passkeyjourney.audit.event.RecordedFact;
import io.github.passkeyjourney.audit.event.SignIn;
import io.github.passkeyjourney.audit.event.SignInMethod;
import io.github.passkeyjourney.audit.event.SignInOutcome;
import io.github.passkeyjourney.audit.event.document.FactDocument;
import io.github.passkeyjourney.audit.store.behaviour.FactDictionary;
import io.github.passkeyjourney.audit.store.behaviour.FactLoss;
import io.github.passkeyjourney.audit.store.behaviour.FactLosses;
import io.github.passkeyjourney.audit.store.behaviour.FactProjection;
import io.github.passkeyjourney.insights.Query;
import io.github.passkeyjourney.insights.QueryParse;
import io.github.passkeyjourney.insights.Report;
import io.github.passkeyjourney.insights.store.PeopleReadings;
import io.github.passkeyjourney.insights.store.ReportReader;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.platform.store.PlainSql;
import io.github.passkeyjourney.policy.Platform;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resource.RealmResourceProvider;

/** Below {@code /realms/{realm}/test-facts}: open to everyone, hence never part of a release. */
public final class TestFacts implements RealmResourceProvider {
    private static final Map<String, String> COUNTS = Map.of(
            "facts",
            "SELECT COUNT(*) FROM PJ_FACT F JOIN PJ_CELL C ON C.ID = F.CELL WHERE C.REALM_ID = ?",
            "cells",
            "SELECT COUNT(*) FROM PJ_CELL WHERE REALM_ID = ?",
            "keys",
            "SELECT COUNT(*) FROM PJ_PSEUDONYM_KEY WHERE REALM_ID = ?");
    private static final int COHORTS = 997;
    private static final SignInMethod[] METHODS = SignInMethod.values();

    private final KeycloakSession session;

    TestFacts(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        return this;
    }

    /**
     * Observes sign-ins within this request, as many as asked for, and a device beside each.
     *
     * @param realm Keycloak's id of the realm
     * @param user the user of each; {@code *} in it for another each time
     * @param client the client of each; {@code *} for another each time, and cohorts in plenty, {@code ~} for one that no database likes
     * @param rollback whether the request comes to nothing
     */
    @POST
    @Path("observe")
    public void observe(
            @QueryParam("realm") String realm,
            @QueryParam("user") String user,
            @QueryParam("count") int count,
            @QueryParam("client") @Nullable String client,
            @QueryParam("rollback") boolean rollback) {
        FactRecorder facts = session.getProvider(FactRecorder.class);
        for (int i = 0; i < count; i++) {
            String application = application(client, i);
            Circumstances circumstances = new Circumstances(
                    realm,
                    user.replace("*", "user-" + i),
                    null,
                    application,
                    "*".equals(client) ? "cohort-" + i % COHORTS : "pilot",
                    null,
                    Platform.ANDROID,
                    Browser.CHROME,
                    null);
            facts.observe(circumstances, new SignIn(METHODS[i % METHODS.length], SignInOutcome.SUCCEEDED, i % 2 == 0));
            if (i % 10 == 0) {
                facts.observe(circumstances, new DeviceSeen(1, 1));
            }
        }
        if (rollback) {
            session.getTransactionManager().setRollbackOnly();
        }
    }

    private static @Nullable String application(@Nullable String client, int number) {
        if ("*".equals(client)) {
            return "client-" + number;
        }
        return "~".equals(client) ? "nul\0inside" : client;
    }

    /** Applies one batch of facts, one a line, to a projection; they may have happened at any time. */
    @POST
    @Path("batch")
    @Consumes("text/plain")
    public void apply(@QueryParam("projection") String projection, String lines) {
        List<RecordedFact> facts = lines.lines().map(FactDocument::parse).toList();
        session.getProvider(FactProjection.class, projection).apply(facts);
    }

    /**
     * What the database says to {@code EXPLAIN} with each statement of a report, as it is asked with the query of this
     * request; statements are divided by a zero character.
     */
    @GET
    @Path("plans/{report}")
    @Produces("text/plain")
    public String plans(@PathParam("report") String name, @QueryParam("realm") String realmId) {
        Report report = Report.of(name).orElseThrow();
        QueryParse parse = Query.parse(report, session.getContext().getUri().getQueryParameters(), LocalDate.EPOCH);
        if (!(parse instanceof QueryParse.Valid valid)) {
            throw new IllegalArgumentException(parse.toString());
        }
        RealmModel realm = session.realms().getRealm(realmId);
        PlainSql sql = new PlainSql(session);
        return new ReportReader(session, realm, new PeopleReadings(new KeycloakClock()), new KeycloakClock())
                .selects(valid.query()).stream()
                        .map(select -> String.join(
                                "\n",
                                sql.all(
                                        "EXPLAIN " + select.sql(),
                                        row -> row.getString(1),
                                        select.parameters().toArray())))
                        .collect(Collectors.joining("\0"));
    }

    /** How many {@code facts}, {@code cells} or {@code keys} there are of a realm. */
    @GET
    @Path("count")
    public long count(@QueryParam("of") String of, @QueryParam("realm") String realm) {
        return new PlainSql(session)
                .all(Objects.requireNonNull(COUNTS.get(of)), row -> row.getLong(1), realm)
                .get(0);
    }

    /** How many facts there are of a user. */
    @GET
    @Path("of-user")
    public long ofUser(@QueryParam("realm") String realm, @QueryParam("user") String user) {
        String subject = session.getProvider(FactDictionary.class).pseudonym(realm, user);
        return new PlainSql(session)
                .all("SELECT COUNT(*) FROM PJ_FACT WHERE SUBJECT = ?", row -> row.getLong(1), subject)
                .get(0);
    }

    /** How many facts there are of each user, one a line. */
    @POST
    @Path("of-users")
    @Consumes("text/plain")
    public String ofUsers(@QueryParam("realm") String realm, String users) {
        return users.lines().map(user -> Long.toString(ofUser(realm, user))).collect(Collectors.joining("\n"));
    }

    /** Creates a passkey of the administrator and tells of it, as a registration does; answers its id. */
    @POST
    @Path("enroll")
    public String enroll() {
        RealmModel realm = session.getContext().getRealm();
        UserModel admin = session.users().getUserByUsername(realm, "admin");
        CredentialModel passkey = new CredentialModel();
        passkey.setType("webauthn-passwordless");
        passkey.setUserLabel(UUID.randomUUID().toString());
        passkey.setCreatedDate(new KeycloakClock().millis());
        passkey.setSecretData("{}");
        passkey.setCredentialData("{\"counter\":0,\"transports\":[]}");
        String id = admin.credentialManager().createStoredCredential(passkey).getId();
        session.getProvider(FactRecorder.class)
                .recordAfterCompletion(
                        Circumstances.ofRealm(realm.getId(), null).withUser(admin.getId()),
                        new PasskeyEnrolled(id, EnrollmentOrigin.NUDGE, null, null),
                        FactKey.enrolled(id));
        return id;
    }

    /** What is missing of the time since {@code from}, in milliseconds of the epoch, a line for each loss. */
    @GET
    @Path("losses")
    public String losses(@QueryParam("from") long from) {
        Clock clock = new KeycloakClock();
        List<FactLoss> losses = new FactLosses(session, clock).between(Instant.ofEpochMilli(from), clock.instant());
        return losses.stream()
                .map(loss -> loss.count().isPresent() ? "lost " + loss.count().getAsLong() : "unknown")
                .collect(Collectors.joining("\n"));
    }

    /** What sign-ins have cost since the last call, see {@link CaptureMeter.Totals#take}. */
    @POST
    @Path("capture")
    public String capture() {
        return CaptureMeterFactory.TOTALS.take();
    }

    @Override
    public void close() {}
}
