package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.insights.Headcount;
import io.github.passkeyjourney.insights.Query;
import io.github.passkeyjourney.insights.Report;
import io.github.passkeyjourney.policy.Attachment;
import io.github.passkeyjourney.policy.Verdict;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts the users whose devices were in use on the days of a query. Rows tell the first and the last day of a device. */
final class DeviceCount extends PeopleCount {

    private static final int ABLE = 1;

    private final PeopleRows<DeviceKind> rows;
    private final Attachment attachment;
    private final long from;
    private final long to;
    private final boolean broken;
    private final Groups groups;
    private final GroupCounts counts = new GroupCounts(Report.READINESS, "users", "able", "mixedFleet");
    private boolean seen;
    private boolean able;
    private boolean mixed;
    private @Nullable String platform;

    /** @param attachment what the realm accepts */
    DeviceCount(PeopleRows<DeviceKind> rows, Query query, Attachment attachment) {
        this.rows = rows;
        this.attachment = attachment;
        this.from = query.from().toEpochDay();
        this.to = query.to().toEpochDay();
        this.broken = !query.by().isEmpty();
        this.groups = Groups.of(query.by(), rows, DeviceKind::place);
    }

    Headcount headcount() {
        count(rows);
        return counts.headcount(groups::key, Map.of());
    }

    @Override
    void look(int kind, int first, int second, PersonGroups into) {
        if (second < from || first > to) {
            return;
        }
        DeviceKind device = rows.kind(kind);
        boolean creates = device.capabilities().verdict(attachment, false) == Verdict.ABLE;
        able |= creates;
        mixed |= seen && !Objects.equals(platform, device.place().platform());
        platform = device.place().platform();
        seen = true;
        if (broken) {
            into.add(groups.of(kind), creates ? ABLE : 0);
        }
    }

    /** Whether the fleet is mixed is a matter of all devices of a user, and told of each row that the user is in. */
    @Override
    void finish(PersonGroups of) {
        if (seen) {
            add(counts.total(), able);
            of.each((group, bits) -> add(counts.of(group), bits == ABLE));
        }
        seen = false;
        able = false;
        mixed = false;
    }

    private void add(long[] into, boolean canCreate) {
        into[0]++;
        into[1] += canCreate ? 1 : 0;
        into[2] += mixed ? 1 : 0;
    }
}
