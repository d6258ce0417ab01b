package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.audit.event.RecoveryOutcome;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A recovery that was begun, and what became of it.
 *
 * @param day the day of its beginning, in UTC
 * @param place where it was begun
 * @param methods the names of the methods by which something was proven in it
 * @param end how it ended; null as long as it has not
 */
record BegunRecovery(
        LocalDate day,
        Place place,
        Set<String> methods,
        @Nullable End end) {

    /**
     * How it ended.
     *
     * @param outcome the word of its end
     * @param assisted whether the helpdesk helped
     * @param seconds from its beginning, waits included
     */
    record End(RecoveryOutcome outcome, boolean assisted, long seconds) {}
}
