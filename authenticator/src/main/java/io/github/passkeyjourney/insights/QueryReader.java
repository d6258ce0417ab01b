package io.github.passkeyjourney.insights;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a query and notes everything that is wrong with it. */
final class QueryReader {

    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String BY = "by";
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final int SHOWN = 64;

    private final Report report;
    private final Map<String, List<String>> parameters;
    private final List<QueryError> errors = new ArrayList<>();

    QueryReader(Report report, Map<String, List<String>> parameters) {
        this.report = report;
        this.parameters = parameters;
    }

    QueryParse read(LocalDate today) {
        LocalDate to = date(TO, today);
        LocalDate from = date(FROM, to.minusDays(Query.DEFAULT_DAYS - 1));
        List<Dimension> by = dimensions();
        if (errors.stream().noneMatch(error -> !error.path().equals(BY))) {
            checkDays(from, to);
        }
        return errors.isEmpty()
                ? new QueryParse.Valid(new Query(report, from, to, by))
                : new QueryParse.Invalid(errors);
    }

    private void checkDays(LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        if (days < Query.DAYS.min()) {
            error(FROM, "must not be after " + to);
        } else if (days > Query.DAYS.max()) {
            error(FROM, "at most " + Query.DAYS.max() + " days, both ends included, not " + days);
        }
    }

    private LocalDate date(String name, LocalDate otherwise) {
        String text = only(name);
        if (text == null) {
            return otherwise;
        }
        try {
            if (DATE.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // No such day, such as 30 February.
        }
        error(name, "must be a date such as 2026-11-22, not " + shown(text));
        return otherwise;
    }

    private List<Dimension> dimensions() {
        List<Dimension> dimensions = new ArrayList<>();
        String text = only(BY);
        if (text == null || text.isEmpty()) {
            return report.fixed();
        }
        for (String word : text.split(",", -1)) {
            Dimension dimension =
                    Dimension.of(word).filter(report.dimensions()::contains).orElse(null);
            if (dimension == null) {
                error(BY, shown(word) + " is none of " + known());
            } else if (dimensions.contains(dimension)) {
                error(BY, dimension.id() + " comes twice");
            } else {
                dimensions.add(dimension);
            }
        }
        if (errors.isEmpty() && !report.fixed().isEmpty() && !dimensions.equals(report.fixed())) {
            error(BY, "must be " + known());
        }
        return dimensions;
    }

    private String known() {
        return report.dimensions().stream().map(Dimension::id).collect(Collectors.joining(", "));
    }

    private @Nullable String only(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            error(name, "comes " + values.size() + " times");
            return null;
        }
        return values.isEmpty() ? null : values.get(0);
    }

    private void error(String path, String message) {
        errors.add(new QueryError(path, message));
    }

    private static String shown(String text) {
        return '"' + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…") + '"';
    }
}
