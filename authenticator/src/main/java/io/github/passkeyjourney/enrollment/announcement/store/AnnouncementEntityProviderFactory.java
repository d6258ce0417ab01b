package io.github.passkeyjourney.enrollment.announcement.store;

import io.github.passkeyjourney.platform.store.ChangeLogFactory;

/** Brings the tables PJ_ANNOUNCEMENT, PJ_ANNOUNCED and PJ_MAIL_OPT_OUT into Keycloak's database. */
public final class AnnouncementEntityProviderFactory extends ChangeLogFactory {

    /** For the service loader. */
    public AnnouncementEntityProviderFactory() {
        super("announcements", "announcement-changelog.xml");
    }
}
