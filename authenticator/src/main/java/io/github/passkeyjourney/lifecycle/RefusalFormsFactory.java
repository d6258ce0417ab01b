package io.github.passkeyjourney.lifecycle;

import io.github.passkeyjourney.platform.ProductVersion;
import java.util.Map;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.forms.login.freemarker.FreeMarkerLoginFormsProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/**
 * Takes the place of Keycloak's own factory, under the same id. Its order is Keycloak's, which is enough to replace that one: an
 * extension that replaces the pages on purpose, with a higher order, goes first, and its users read Keycloak's sentence.
 */
public final class RefusalFormsFactory extends FreeMarkerLoginFormsProviderFactory
        implements ServerInfoAwareProviderFactory {

    @Override
    public LoginFormsProvider create(KeycloakSession session) {
        return new RefusalForms(session);
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProductVersion.operationalInfo();
    }
}
