package io.github.passkeyjourney.enrollment.store;

import io.github.passkeyjourney.policy.NudgeHistory;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One user's row in PJ_NUDGE; instants are milliseconds of the epoch. */
@Entity
@Table(name = "PJ_NUDGE")
@IdClass(NudgeEntity.Key.class)
class NudgeEntity {

    @Id
    @Column(name = "REALM_ID")
    private String realmId = "";

    @Id
    @Column(name = "USER_ID")
    private String userId = "";

    @Column(name = "OFFERS", nullable = false)
    private int offers;

    @Column(name = "SKIPS", nullable = false)
    private int skips;

    @Column(name = "FAILURES", nullable = false)
    private int failures;

    @Column(name = "LAST_OFFERED_AT")
    private @Nullable Long lastOfferedAt;

    @Column(name = "LAST_SKIPPED_AT")
    private @Nullable Long lastSkippedAt;

    @Column(name = "LAST_FAILED_AT")
    private @Nullable Long lastFailedAt;

    @Column(name = "REQUIRED_SINCE")
    private @Nullable Long requiredSince;

    protected NudgeEntity() {}

    NudgeHistory history() {
        return new NudgeHistory(
                offers,
                skips,
                failures,
                instant(lastOfferedAt),
                instant(lastSkippedAt),
                instant(lastFailedAt),
                instant(requiredSince));
    }

    static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    /** The primary key: one row per realm and user. */
    static final class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String realmId = "";
        private String userId = "";

        Key() {}

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && realmId.equals(key.realmId) && userId.equals(key.userId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(realmId, userId);
        }
    }
}
