package io.github.passkeyjourney.recovery.flow;

import io.github.passkeyjourney.platform.ProductVersion;
import java.util.List;

/** What passkey-recovered.ftl shows; a bean, because FreeMarker cannot read records. */
public final class RecoveredBean {

    private final boolean ended;
    private final List<CredentialBean> credentials;
    private final List<String> codes;

    private RecoveredBean(boolean ended, List<CredentialBean> credentials, List<String> codes) {
        this.ended = ended;
        this.credentials = credentials;
        this.codes = codes;
    }

    /** What was lost, or that something is missing. */
    static RecoveredBean choosing(boolean ended, List<CredentialBean> credentials) {
        return new RecoveredBean(ended, credentials, List.of());
    }

    /** The codes that take the place of those that were used. */
    static RecoveredBean codes(List<String> codes) {
        return new RecoveredBean(true, List.of(), codes);
    }

    /** The path of the page's style and scripts below the theme's resources. */
    public String getStaticPath() {
        return ProductVersion.staticFolder();
    }

    /** Whether what the recovery was to end in is there. */
    public boolean isEnded() {
        return ended;
    }

    /** What the account had before, and may have been lost. */
    public List<CredentialBean> getCredentials() {
        return credentials;
    }

    /** New saved codes, to be seen only now; mostly none. */
    public List<String> getCodes() {
        return codes;
    }

    /** One way to sign in. */
    public static final class CredentialBean {

        private final String id;
        private final String type;
        private final String label;

        CredentialBean(String id, String type, String label) {
            this.id = id;
            this.type = type;
            this.label = label;
        }

        /** Keycloak's id. */
        public String getId() {
            return id;
        }

        /** Keycloak's word for its kind. */
        public String getType() {
            return type;
        }

        /** As its owner named it; may be empty. */
        public String getLabel() {
            return label;
        }
    }
}
