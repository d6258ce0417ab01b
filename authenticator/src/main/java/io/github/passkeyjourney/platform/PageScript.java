package io.github.passkeyjourney.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.Urls;
import org.keycloak.theme.Theme;
import org.keycloak.util.JsonSerialization;

/**
 * Scripts of ours on pages of any theme. What they are told stands behind #, a part of the address that no server is sent: such a
 * page has no other place for it.
 */
public final class PageScript {

    private PageScript() {}

    /**
     * The address of a script.
     *
     * @param name of the file
     * @throws UncheckedIOException if the theme cannot be read
     */
    public static String url(KeycloakSession session, String name) {
        try {
            URI root = Urls.themeRoot(session.getContext().getUri().getBaseUri());
            String theme = session.theme().getTheme(Theme.Type.LOGIN).getName();
            return root + "/login/" + theme + "/" + ProductVersion.staticFolder() + "/" + name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The same with something to tell.
     *
     * @param told a text, or what becomes JSON
     * @throws UncheckedIOException as above, or if it becomes none
     */
    public static String url(KeycloakSession session, String name, Object told) {
        try {
            String text = told instanceof String plain ? plain : JsonSerialization.writeValueAsString(told);
            return url(session, name)
                    + "#"
                    + URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
