package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.insights.Headcount;
import io.github.passkeyjourney.insights.Query;
import io.github.passkeyjourney.insights.Report;
import io.github.passkeyjourney.lifecycle.Holdings;
import io.github.passkeyjourney.lifecycle.HoldingsTally;
import java.util.Map;

/** Counts the users who have passkeys, and how they would stand a loss. Rows tell {@link #PROVEN} first where a recovery is. */
final class PasskeyCount extends PeopleCount {

    static final int PROVEN = 1;

    private final PeopleRows<PasskeyKind> rows;
    private final boolean broken;
    private final Groups groups;
    private final GroupCounts counts =
            new GroupCounts(Report.RESILIENCE, "holders", "resilient", "backedUp", "twoOrMore", "recoveryProven");
    private HoldingsTally tally = new HoldingsTally();
    private boolean proven;

    PasskeyCount(PeopleRows<PasskeyKind> rows, Query query) {
        this.rows = rows;
        this.broken = !query.by().isEmpty();
        this.groups = Groups.of(query.by(), rows, PasskeyKind::place);
    }

    Headcount headcount() {
        count(rows);
        return counts.headcount(groups::key, Map.of());
    }

    /** What was never proven makes a holder and nothing more. */
    @Override
    void look(int kind, int first, int second, PersonGroups into) {
        PasskeyKind passkey = rows.kind(kind);
        if (!passkey.unproven()) {
            tally.add(passkey.place().platform(), passkey.attachment(), passkey.vendor(), passkey.backedUp());
        }
        proven = first == PROVEN;
        if (broken) {
            into.add(groups.of(kind), 0);
        }
    }

    /** A user is in the row of each of the passkeys, with all of them. */
    @Override
    void finish(PersonGroups of) {
        Holdings holdings = tally.holdings(proven);
        add(counts.total(), holdings);
        of.each((group, bits) -> add(counts.of(group), holdings));
        tally = new HoldingsTally();
    }

    private static void add(long[] into, Holdings holdings) {
        into[0]++;
        into[1] += holdings.resilient() ? 1 : 0;
        into[2] += holdings.backedUp() ? 1 : 0;
        into[3] += holdings.twoOrMore() ? 1 : 0;
        into[4] += holdings.recoveryProven() ? 1 : 0;
    }
}
