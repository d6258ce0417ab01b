package io.github.passkeyjourney.platform.document;

import java.util.ArrayList;
import java.util.List;

/** Reads RFC 4180, character by character, and takes nothing that it does not allow. */
public final class CsvParser {

    private final String text;
    private int at;

    private CsvParser(String text) {
        this.text = text;
    }

    /** The records, each a list of cells. */
    public static List<List<String>> parse(String text) {
        CsvParser parser = new CsvParser(text);
        List<List<String>> records = new ArrayList<>();
        while (parser.at < text.length()) {
            records.add(parser.line());
        }
        return records;
    }

    private List<String> line() {
        List<String> cells = new ArrayList<>();
        cells.add(cell());
        while (text.startsWith(",", at)) {
            at++;
            cells.add(cell());
        }
        if (!text.startsWith("\r\n", at)) {
            throw new AssertionError("No end of line at " + at + " of " + text);
        }
        at += 2;
        return cells;
    }

    private String cell() {
        return text.startsWith("\"", at) ? quoted() : plain();
    }

    private String plain() {
        int start = at;
        while (at < text.length() && ",\"\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        at++;
        while (true) {
            int quote = text.indexOf('"', at);
            if (quote < 0) {
                throw new AssertionError("No closing quote in " + text);
            }
            value.append(text, at, quote);
            at = quote + 1;
            if (!text.startsWith("\"", at)) {
                return value.toString();
            }
            value.append('"');
            at++;
        }
    }
}
