package io.github.passkeyjourney.insights.document;

import io.github.passkeyjourney.insights.Answer;
import io.github.passkeyjourney.insights.Dimension;
import io.github.passkeyjourney.insights.Figures;
import io.github.passkeyjourney.insights.Rate;
import io.github.passkeyjourney.platform.document.Csv;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        Figures total = answer.total();
        answer.rows().forEach(row -> csv.add(cells("row", row.key(), row.figures(), total, "", "")));
        List<String> noKey = answer.query().by().stream().map(dimension -> "").toList();
        csv.add(cells(
                "total",
                noKey,
                total,
                total,
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

    /** Has a cell for each number of the total, empty where the figures do not tell it. */
    private static List<String> cells(
            String part, List<String> key, Figures figures, Figures total, String complete, String suppressed) {
        List<String> cells = new ArrayList<>();
        cells.add(part);
        cells.addAll(key);
        Map<String, Long> measures = figures.measures();
        total.measures().keySet().forEach(name -> cells.add(text(measures.get(name))));
        Map<String, Rate> rates = figures.rates();
        for (String name : total.rates().keySet()) {
            Rate rate = rates.get(name);
            cells.add(rate == null ? "" : Long.toString(rate.numerator()));
            cells.add(rate == null ? "" : Long.toString(rate.denominator()));
            BigDecimal value = rate == null ? null : rate.value();
            cells.add(value == null ? "" : value.toPlainString());
        }
        cells.addAll(List.of(complete, suppressed));
        return cells;
    }

    private static String text(@Nullable Long count) {
        return count == null ? "" : count.toString();
    }
}
