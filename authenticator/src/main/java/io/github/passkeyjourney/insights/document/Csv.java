package io.github.passkeyjourney.insights.document;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A table after RFC 4180 that a spreadsheet takes for text and numbers, never for formulae. */
final class Csv {

    /**
     * What makes a spreadsheet compute, also in its full-width form. Apostrophes before it are counted in, so that taking
     * one away always gives back what was written.
     */
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);

    private static final Pattern SPECIAL = Pattern.compile("[\",\\r\\n]");

    private final StringBuilder text = new StringBuilder();

    void add(List<String> cells) {
        text.append(cells.stream().map(Csv::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(String value) {
        String harmless = FORMULA.matcher(value).matches() ? "'" + value : value;
        return SPECIAL.matcher(harmless).find() ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
