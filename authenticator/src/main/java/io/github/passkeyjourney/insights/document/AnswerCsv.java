package io.github.passkeyjourney.insights.document;

import io.github.passkeyjourney.insights.Answer;
import io.github.passkeyjourney.insights.Dimension;
import io.github.passkeyjourney.insights.Figures;
import io.github.passkeyjourney.platform.document.Csv;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An answer as a table after RFC 4180: a header, a record for each row, a last one for the total. The first column tells
 * {@code row} from {@code total}; the total also says whether it is complete and how many rows are left out.
 */
public final class AnswerCsv {

    private AnswerCsv() {}

    /** Writes an answer. */
    public static String write(Answer answer) {
        Csv csv = new Csv();
        csv.add(header(answer));
        answer.rows().forEach(row -> csv.add(cells("row", row.key(), row.figures(), "", "")));
        List<String> noKey = answer.query().by().stream().map(dimension -> "").toList();
        csv.add(cells(
                "total",
                noKey,
                answer.total(),
                Boolean.toString(answer.complete()),
                Integer.toString(answer.suppressed())));
        return csv.toString();
    }

    private static List<String> header(Answer answer) {
        List<String> header = new ArrayList<>();
        header.add("part");
        answer.query().by().stream().map(Dimension::id).forEach(header::add);
        header.addAll(answer.total().measures().keySet());
        for (String rate : answer.total().rates().keySet()) {
            header.addAll(List.of(rate + ".numerator", rate + ".denominator", rate + ".value"));
        }
        header.addAll(List.of("complete", "suppressed"));
        return header;
    }

    private static List<String> cells(
            String part, List<String> key, Figures figures, String complete, String suppressed) {
        List<String> cells = new ArrayList<>();
        cells.add(part);
        cells.addAll(key);
        figures.measures().values().forEach(count -> cells.add(count.toString()));
        figures.rates().values().forEach(rate -> {
            cells.add(Long.toString(rate.numerator()));
            cells.add(Long.toString(rate.denominator()));
            cells.add(
                    rate.value() == null
                            ? ""
                            : Objects.requireNonNull(rate.value()).toPlainString());
        });
        cells.addAll(List.of(complete, suppressed));
        return cells;
    }
}
