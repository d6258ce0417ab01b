package io.github.passkeyjourney.enrollment.announcement;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mail to all users of a cohort.
 *
 * @param id unique
 * @param realmId Keycloak's id of the realm
 * @param cohort its name
 * @param policyDigest SHA-256 of the policy that says who is in the cohort
 * @param base address of the server, as browsers know it
 * @param startedAt when somebody ordered it
 * @param progress how far it has come
 * @param reached the last user who was looked at; null before the first
 * @param mailed how many mails were written, at least 0
 */
public record Announcement(
        String id,
        String realmId,
        String cohort,
        String policyDigest,
        URI base,
        Instant startedAt,
        Progress progress,
        @Nullable String reached,
        long mailed) {

    /** How far an announcement has come. */
    public enum Progress {
        /** Mails are being written. */
        RUNNING,
        /** All are written. */
        DONE,
        /** The policy was changed, so that nobody knows any more who was meant. */
        STOPPED;

        /** The word in the table and in answers. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
