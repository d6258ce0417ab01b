package io.github.passkeyjourney.lifecycle.notice.store;

import io.github.passkeyjourney.platform.leader.LeaderJob;
import io.github.passkeyjourney.platform.store.TransactionalSql;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Forgets addresses that were replaced long ago, of which there are few, for few people change theirs within a month; and the wishes
 * of users who went without an event, such as all of a directory that was disconnected.
 */
final class MailRetentionJob implements LeaderJob {

    private final KeycloakSessionFactory factory;
    private final Clock clock;

    MailRetentionJob(KeycloakSessionFactory factory, Clock clock) {
        this.factory = factory;
        this.clock = clock;
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        TransactionalSql.inTransaction(factory, NoticeJob.TIMEOUT, sql -> {
            FormerAddresses.forget(sql, clock.instant());
            return true;
        });
        Optional<String> reached = Optional.of("");
        while (reached.isPresent()) {
            String behind = reached.get();
            reached = TransactionalSql.inTransaction(
                    factory, NoticeJob.TIMEOUT, sql -> OptOuts.forgetMissing(sql, behind));
        }
    }
}
