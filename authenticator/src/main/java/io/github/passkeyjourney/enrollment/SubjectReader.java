package io.github.passkeyjourney.enrollment;

import io.github.passkeyjourney.audit.visitor.VisitorPlatform;
import io.github.passkeyjourney.policy.Mentions;
import io.github.passkeyjourney.policy.RolloutEngine;
import io.github.passkeyjourney.policy.Subject;
import java.util.Locale;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.organization.OrganizationProvider;

/** Reads of a user what the policy asks about, and nothing else. */
final class SubjectReader {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final Mentions mentions;
    private final Subject.Builder subject;

    private SubjectReader(AuthenticationFlowContext context, RolloutEngine engine) {
        this.session = context.getSession();
        this.realm = context.getRealm();
        this.user = context.getUser();
        this.mentions = engine.mentions();
        this.subject = engine.subject(realm.getId(), user.getId());
    }

    static Subject read(AuthenticationFlowContext context, RolloutEngine engine) {
        SubjectReader reader = new SubjectReader(context, engine);
        reader.subject.client(context.getAuthenticationSession().getClient().getClientId());
        reader.groups();
        reader.roles();
        reader.organizations();
        reader.identityProviders();
        reader.emailDomain();
        reader.attributes();
        reader.platform();
        return reader.subject.build();
    }

    private void groups() {
        if (!mentions.groups().isEmpty()) {
            user.getGroupsStream().map(KeycloakModelUtils::buildGroupPath).forEach(subject::group);
        }
    }

    private void roles() {
        for (String name : mentions.roles()) {
            RoleModel role = KeycloakModelUtils.getRoleFromString(session, realm, name);
            if (role != null && user.hasRole(role)) {
                subject.role(name);
            }
        }
    }

    private void organizations() {
        if (mentions.organizations().isEmpty()) {
            return;
        }
        OrganizationProvider organizations = session.getProvider(OrganizationProvider.class);
        if (organizations != null && organizations.isEnabled()) {
            organizations.getByMember(user).map(OrganizationModel::getAlias).forEach(subject::organization);
        }
    }

    private void identityProviders() {
        if (!mentions.identityProviders().isEmpty()) {
            session.users()
                    .getFederatedIdentitiesStream(realm, user)
                    .map(FederatedIdentityModel::getIdentityProvider)
                    .forEach(subject::identityProvider);
        }
    }

    private void emailDomain() {
        String email = mentions.emailDomains().isEmpty() ? null : user.getEmail();
        if (email != null) {
            subject.emailDomain(email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT));
        }
    }

    private void attributes() {
        for (String name : mentions.attributes()) {
            user.getAttributeStream(name).forEach(value -> subject.attribute(name, value));
        }
    }

    private void platform() {
        if (!mentions.platforms().isEmpty()) {
            subject.platform(VisitorPlatform.read(session));
        }
    }
}
