package io.github.passkeyjourney.platform.document;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table after RFC 4180 that a spreadsheet takes for text and numbers, never for formulae. Each record is one line, whatever
 * is in its cells ({@link Printable}).
 */
public final class Csv {

    /**
     * What makes a spreadsheet compute, also in its full-width form. Apostrophes before it are counted in, so that taking
     * one away always gives back what was written.
     */
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@＝＋－＠].*");

    /** Begins like a formula and is none: a negative number as our reports write it, with its decimals. */
    private static final Pattern NUMBER = Pattern.compile("-\\d{1,40}\\.\\d{1,40}");

    private static final Pattern SPECIAL = Pattern.compile("[\",]");

    private final StringBuilder text = new StringBuilder();

    /** Adds a record of these cells. */
    public void add(List<String> cells) {
        text.append(cells.stream().map(Csv::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(String value) {
        String printable = Printable.of(value);
        boolean formula = FORMULA.matcher(printable).matches()
                && !NUMBER.matcher(printable).matches();
        String harmless = formula ? "'" + printable : printable;
        return SPECIAL.matcher(harmless).find() ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }

    /** The table. */
    @Override
    public String toString() {
        return text.toString();
    }
}
