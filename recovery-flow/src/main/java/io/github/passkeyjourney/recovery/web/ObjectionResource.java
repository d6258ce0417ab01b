package io.github.passkeyjourney.recovery.web;

import io.github.passkeyjourney.audit.event.FactRecorder;
import io.github.passkeyjourney.audit.event.RecoveryEnded;
import io.github.passkeyjourney.audit.event.RecoveryOutcome;
import io.github.passkeyjourney.audit.visitor.VisitorCircumstances;
import io.github.passkeyjourney.lifecycle.notice.MailLink;
import io.github.passkeyjourney.lifecycle.notice.MailToken;
import io.github.passkeyjourney.platform.KeycloakClock;
import io.github.passkeyjourney.recovery.policy.RecoveryState;
import io.github.passkeyjourney.recovery.store.Claimant;
import io.github.passkeyjourney.recovery.store.Recoveries;
import io.github.passkeyjourney.recovery.store.StoredRecovery;
import io.github.passkeyjourney.recovery.web.ObjectionBean.Step;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * "This wasn't me", of a recovery that waits. The link of the mail is the permission: who reads it may have lost everything else.
 * Opening it only asks, since mail scanners open links, too; the button ends the recovery, and opens nothing.
 */
public final class ObjectionResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Clock clock = new KeycloakClock();
    private final Recoveries recoveries;

    ObjectionResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.recoveries = new Recoveries(session, clock);
    }

    /** Asks. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response ask(@QueryParam("token") @Nullable String token) {
        return find(token)
                .map(found -> page(found.user, isOver(found.recovery) ? Step.OVER : Step.ASK))
                .orElseGet(() -> page(null, Step.INVALID));
    }

    /** Does it. */
    @POST
    @Produces(MediaType.TEXT_HTML)
    public Response object(@QueryParam("token") @Nullable String token) {
        return find(token)
                .map(found -> page(found.user, end(found) ? Step.DONE : Step.OVER))
                .orElseGet(() -> page(null, Step.INVALID));
    }

    /** All that are under way: whoever began this one may have begun others, of which no link was read. */
    private boolean end(Found found) {
        if (isOver(found.recovery)) {
            return false;
        }
        boolean ended = false;
        for (StoredRecovery recovery : recoveries.underWay(Claimant.of(realm.getId(), found.user.getId()))) {
            if (recoveries.end(recovery, RecoveryState.REPUDIATED)) {
                ended = true;
                record(found.user, recovery);
            }
        }
        return ended;
    }

    private void record(UserModel user, StoredRecovery recovery) {
        long seconds = Duration.between(recovery.startedAt(), clock.instant()).toSeconds();
        session.getProvider(FactRecorder.class)
                .record(
                        VisitorCircumstances.read(session, realm.getId(), user.getId()),
                        new RecoveryEnded(recovery.id(), RecoveryOutcome.REPUDIATED, false, Math.max(0, seconds)));
    }

    private static boolean isOver(StoredRecovery recovery) {
        return !recovery.state().mayBecome(RecoveryState.REPUDIATED);
    }

    private Optional<Found> find(@Nullable String encoded) {
        MailToken token = new MailLink(session, realm, MailLink.Purpose.STOP_RECOVERY)
                .read(encoded)
                .orElse(null);
        String recoveryId = token == null ? null : token.getAbout();
        UserModel user = token == null ? null : session.users().getUserById(realm, token.getSubject());
        return recoveryId == null || user == null
                ? Optional.empty()
                : recoveries.find(realm.getId(), user.getId(), recoveryId).map(recovery -> new Found(user, recovery));
    }

    private Response page(@Nullable UserModel user, Step step) {
        LoginFormsProvider form = session.getProvider(LoginFormsProvider.class);
        if (user != null) {
            form.setUser(user);
        }
        Response page = form.setAttribute(
                        "passkeyObjection",
                        new ObjectionBean(
                                step,
                                session.getContext().getUri().getRequestUri().toString()))
                .createForm("passkey-objection.ftl");
        return Response.fromResponse(page)
                .status(step == Step.INVALID ? Response.Status.BAD_REQUEST : Response.Status.OK)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private record Found(UserModel user, StoredRecovery recovery) {}
}
