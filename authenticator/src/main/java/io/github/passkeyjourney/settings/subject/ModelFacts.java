package io.github.passkeyjourney.settings.subject;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.organization.OrganizationProvider;

/**
 * One user as Keycloak's own model tells of him, wherever he is stored.
 *
 * @param session the request's session
 * @param realm the user's realm
 * @param user whom to tell of
 */
public record ModelFacts(KeycloakSession session, RealmModel realm, UserModel user) implements UserFacts {

    @Override
    public Stream<String> groups() {
        return user.getGroupsStream().map(KeycloakModelUtils::buildGroupPath);
    }

    @Override
    public boolean hasRole(String name) {
        RoleModel role = KeycloakModelUtils.getRoleFromString(session, realm, name);
        return role != null && user.hasRole(role);
    }

    @Override
    public Stream<String> organizations() {
        OrganizationProvider organizations = session.getProvider(OrganizationProvider.class);
        return organizations != null && organizations.isEnabled()
                ? organizations.getByMember(user).map(OrganizationModel::getAlias)
                : Stream.of();
    }

    @Override
    public Stream<String> identityProviders() {
        return session.users()
                .getFederatedIdentitiesStream(realm, user)
                .map(FederatedIdentityModel::getIdentityProvider);
    }

    @Override
    public @Nullable String email() {
        return user.getEmail();
    }

    @Override
    public Stream<String> attribute(String name) {
        return user.getAttributeStream(name);
    }
}
