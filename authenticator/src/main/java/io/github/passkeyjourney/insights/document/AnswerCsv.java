package io.github.passkeyjourney.insights.document;

import io.github.passkeyjourney.insights.Answer;
import io.github.passkeyjourney.insights.Dimension;
import io.github.passkeyjourney.insights.Figures;
import io.github.passkeyjourney.insights.Rate;
import io.github.passkeyjourney.insights.Report;
import io.github.passkeyjourney.insights.experiment.Difference;
import io.github.passkeyjourney.insights.experiment.Interval;
import io.github.passkeyjourney.insights.experiment.Trial;
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

    private static final List<String> FINDING = List.of(
            "interval.low",
            "interval.high",
            "difference.value",
            "difference.low",
            "difference.high",
            "difference.p",
            "sampleRatioP",
            "conclusion",
            "morePerArm");

    private AnswerCsv() {}

    /** Writes an answer. */
    public static String write(Answer answer) {
        return write(answer, Map.of());
    }

    /**
     * Writes an answer with what its experiments show, in columns at the end.
     *
     * @param trials by the name of the experiment
     */
    public static String write(Answer answer, Map<String, Trial> trials) {
        Csv csv = new Csv();
        boolean experiments = answer.query().report() == Report.EXPERIMENTS;
        List<String> header = header(answer);
        if (experiments) {
            header.addAll(FINDING);
        }
        csv.add(header);
        Figures total = answer.total();
        answer.rows().forEach(row -> {
            List<String> cells = cells("row", row.key(), row.figures(), total, "", "");
            if (experiments) {
                cells.addAll(finding(trials.get(row.key().get(0)), row.key().get(1)));
            }
            csv.add(cells);
        });
        List<String> noKey = answer.query().by().stream().map(dimension -> "").toList();
        List<String> last = cells(
                "total",
                noKey,
                total,
                total,
                Boolean.toString(answer.complete()),
                Integer.toString(answer.suppressed()));
        if (experiments) {
            FINDING.forEach(column -> last.add(""));
        }
        csv.add(last);
        return csv.toString();
    }

    private static List<String> finding(@Nullable Trial trial, String arm) {
        Trial.Finding finding = trial == null ? null : trial.arms().get(arm);
        if (trial == null || finding == null) {
            return FINDING.stream().map(column -> "").toList();
        }
        Interval interval = finding.interval();
        Difference difference = finding.difference();
        return List.of(
                text(interval == null ? null : interval.low()),
                text(interval == null ? null : interval.high()),
                text(difference == null ? null : difference.value()),
                text(difference == null ? null : difference.interval().low()),
                text(difference == null ? null : difference.interval().high()),
                text(difference == null ? null : difference.p()),
                text(trial.sampleRatioP()),
                finding.verdict().conclusion().id(),
                text(finding.verdict().morePerArm()));
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

    private static String text(@Nullable Number number) {
        return number == null ? "" : new BigDecimal(number.toString()).toPlainString();
    }
}
