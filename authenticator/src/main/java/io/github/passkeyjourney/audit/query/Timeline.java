package io.github.passkeyjourney.audit.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts a user's story together from both classes of facts. */
public final class Timeline {

    private Timeline() {}

    /**
     * The newest facts of both.
     *
     * @param audit newest first, one more than the query wants at once if there are so many
     * @param behaviour the same of behaviour facts
     */
    public static FactPage page(FactQuery query, List<TimelineFact> audit, List<TimelineFact> behaviour) {
        List<TimelineFact> all = new ArrayList<>(audit.size() + behaviour.size());
        all.addAll(audit);
        all.addAll(behaviour);
        // Stable: within a millisecond audit facts stay before the others, and each in the order of their table.
        all.sort(Comparator.comparing((TimelineFact found) -> found.fact().occurredAt(), Comparator.reverseOrder()));
        boolean more = all.size() > query.max();
        List<TimelineFact> shown = more ? all.subList(0, query.max()) : all;
        String next = more ? shown.get(shown.size() - 1).at().write(query) : null;
        return new FactPage(shown.stream().map(TimelineFact::fact).toList(), next, more, null);
    }
}
