package io.github.passkeyjourney.audit.document;

import io.github.passkeyjourney.audit.event.Circumstances;
import io.github.passkeyjourney.audit.query.FactPage;
import io.github.passkeyjourney.audit.query.StoredFact;
import io.github.passkeyjourney.platform.document.Csv;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Facts on record as a table after RFC 4180: a header, and a record for each; what a fact does not tell is an empty cell. */
public final class FactCsv {

    private static final List<String> HEADER = List.of(
            "occurredAt",
            "type",
            "user",
            "actor",
            "data",
            "client",
            "cohort",
            "arm",
            "platform",
            "browser",
            "address",
            "position",
            "id",
            "source");

    private FactCsv() {}

    /** Writes a page. */
    public static String write(FactPage page) {
        Csv csv = new Csv();
        csv.add(HEADER);
        page.facts().forEach(fact -> csv.add(cells(fact)));
        return csv.toString();
    }

    private static List<String> cells(StoredFact fact) {
        Circumstances circumstances = fact.circumstances();
        return Stream.<@Nullable Object>of(
                        fact.occurredAt(),
                        fact.type(),
                        circumstances.userId(),
                        circumstances.actorId(),
                        fact.data(),
                        circumstances.clientId(),
                        circumstances.cohort(),
                        circumstances.arm(),
                        circumstances.platform().id(),
                        circumstances.browser().id(),
                        circumstances.address(),
                        fact.position(),
                        fact.id(),
                        fact.source())
                .map(value -> Objects.toString(value, ""))
                .toList();
    }
}
