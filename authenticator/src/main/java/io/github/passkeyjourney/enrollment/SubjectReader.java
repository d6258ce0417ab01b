package io.github.passkeyjourney.enrollment;

import io.github.passkeyjourney.audit.visitor.VisitorPlatform;
import io.github.passkeyjourney.policy.RolloutEngine;
import io.github.passkeyjourney.policy.Subject;
import io.github.passkeyjourney.settings.subject.ModelFacts;
import io.github.passkeyjourney.settings.subject.Subjects;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Reads of a user what the policy asks about, and nothing else. */
final class SubjectReader {

    private SubjectReader() {}

    static Subject read(AuthenticationFlowContext context, RolloutEngine engine) {
        return read(
                context.getSession(),
                context.getRealm(),
                context.getUser(),
                context.getAuthenticationSession(),
                engine);
    }

    static Subject read(
            KeycloakSession session,
            RealmModel realm,
            UserModel user,
            AuthenticationSessionModel authSession,
            RolloutEngine engine) {
        Subject.Builder subject =
                Subjects.of(engine, realm.getId(), user.getId(), new ModelFacts(session, realm, user));
        subject.client(authSession.getClient().getClientId());
        if (!engine.mentions().platforms().isEmpty()) {
            subject.platform(VisitorPlatform.read(session));
        }
        return subject.build();
    }
}
