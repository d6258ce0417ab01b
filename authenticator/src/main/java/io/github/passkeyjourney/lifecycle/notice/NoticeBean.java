package io.github.passkeyjourney.lifecycle.notice;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What passkey-notice.ftl and passkey-expiring.ftl tell; a bean, because FreeMarker cannot read records. */
public final class NoticeBean {

    private final Notice notice;
    private final String account;
    private final boolean former;
    private final String when;
    private final JsonNode content;
    private final @Nullable String accountLink;
    private final @Nullable String repudiationLink;
    private final @Nullable String label;
    private final @Nullable String expires;
    private final @Nullable String passkeysLink;

    NoticeBean(
            Notice notice,
            String account,
            boolean former,
            String when,
            JsonNode content,
            @Nullable String accountLink,
            @Nullable String repudiationLink,
            @Nullable String label,
            @Nullable String expires,
            @Nullable String passkeysLink) {
        this.notice = notice;
        this.account = account;
        this.former = former;
        this.when = when;
        this.content = content;
        this.accountLink = accountLink;
        this.repudiationLink = repudiationLink;
        this.label = label;
        this.expires = expires;
        this.passkeysLink = passkeysLink;
    }

    /** The word that message keys begin with. */
    public String getId() {
        return notice.id();
    }

    /** What the reader knows the account by. */
    public String getAccount() {
        return account;
    }

    /** Whether the reader's address is one that the account had until lately. */
    public boolean isFormer() {
        return former && !isContact();
    }

    /** Whether the reader's address is one that the user has named for recovery. */
    public boolean isContact() {
        return content.path("contact").asBoolean();
    }

    /** Whether the next mails of this kind are left out, since there were so many. */
    public boolean isLast() {
        return content.path("last").asBoolean();
    }

    /** The moment, in the reader's language and with its time zone. */
    public String getWhen() {
        return when;
    }

    /** Where a passkey is kept; null if not known. */
    public @Nullable String getVendor() {
        return content.path("vendor").textValue();
    }

    /** The word of the platform; {@code other} if not known. */
    public String getPlatform() {
        return content.path("platform").asText();
    }

    /** The word of the browser; {@code other} if not known. */
    public String getBrowser() {
        return content.path("browser").asText();
    }

    /** The account console; null where the server does not know its own address. */
    public @Nullable String getAccountLink() {
        return accountLink;
    }

    /** The network that the request came from, as coarse as the audit trail has it; null if not known. */
    public @Nullable String getAddress() {
        return content.path("address").textValue();
    }

    /** The word of why a passkey was suspended; empty where that is not told. */
    public String getCause() {
        return content.path("cause").asText();
    }

    /** "This wasn't me"; null where there is nothing of that kind, or the server does not know its own address. */
    public @Nullable String getRepudiationLink() {
        return repudiationLink;
    }

    /** The passkey as its owner named it; null where that is not told. */
    public @Nullable String getLabel() {
        return label;
    }

    /** The day of a moment to come, in the reader's language; null where there is none. */
    public @Nullable String getExpires() {
        return expires;
    }

    /** Our page of the own passkeys; null where the server does not know its own address. */
    public @Nullable String getPasskeysLink() {
        return passkeysLink;
    }
}
