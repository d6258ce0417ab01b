package io.github.passkeyjourney.metrics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The metrics and labels that an expression names. Knows only as much of the language as our files use, and refuses the
 * rest: a slip of the pen is no valid word.
 */
final class PromQl {
    private static final Set<String> FUNCTIONS = Set.of("sum", "max", "rate", "increase", "label_values");
    private static final Set<String> GROUPING = Set.of("by");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless");

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:"
            + "(?<range>\\[(?:\\$__rate_interval|\\$__range|\\d+[smhd])])"
            + "|(?<word>[a-zA-Z_]\\w*)"
            + "|(?<number>\\d+(?:\\.\\d+)?)"
            + "|(?<selector>\\{[^}]*})"
            + "|(?<sign>[()/*+,-]|[<>=!]=?)"
            + ")\\s*");
    private static final Pattern MATCHER = Pattern.compile("\\s*(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"[^\"]*\"\\s*");

    private final Map<String, Set<String>> metrics = new TreeMap<>();
    private final Set<String> labels = new TreeSet<>();

    /** @throws IllegalArgumentException if it is not understood */
    PromQl(String expression) {
        Matcher token = TOKEN.matcher(expression);
        Deque<Boolean> groupings = new ArrayDeque<>();
        String last = "";
        int at = 0;
        while (at < expression.length()) {
            if (!token.find(at) || token.start() != at) {
                throw new IllegalArgumentException("not understood from column " + at + ": " + expression);
            }
            at = token.end();
            String word = token.group("word");
            if (word != null) {
                read(word, !groupings.isEmpty() && groupings.peek(), expression);
            } else if (token.group("selector") != null) {
                match(last, token.group("selector"), expression);
            } else if ("(".equals(token.group("sign"))) {
                groupings.push(GROUPING.contains(last));
            } else if (")".equals(token.group("sign")) && groupings.poll() == null) {
                throw new IllegalArgumentException("a bracket too many: " + expression);
            }
            last = token.group().strip();
        }
        if (!groupings.isEmpty()) {
            throw new IllegalArgumentException("a bracket is missing: " + expression);
        }
    }

    private void read(String word, boolean grouping, String expression) {
        if (grouping) {
            labels.add(word);
        } else if (word.startsWith(Scrape.PREFIX)) {
            metrics.computeIfAbsent(word, name -> new TreeSet<>());
        } else if (word.equals("realm") && expression.startsWith("label_values(")) {
            labels.add(word);
        } else if (!OPERATORS.contains(word) && !GROUPING.contains(word) && !FUNCTIONS.contains(word)) {
            throw new IllegalArgumentException("\"" + word + "\" is no metric of ours nor a function: " + expression);
        }
    }

    private void match(String metric, String selector, String expression) {
        Set<String> used = metrics.get(metric);
        if (used == null) {
            throw new IllegalArgumentException("a selector without a metric: " + expression);
        }
        for (String part : selector.substring(1, selector.length() - 1).split(",", -1)) {
            Matcher matcher = MATCHER.matcher(part);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("not understood: " + selector);
            }
            used.add(matcher.group(1));
        }
    }

    /** Each metric that is named, with the labels that it is selected by. */
    Map<String, Set<String>> metrics() {
        return metrics;
    }

    /** Labels by which the result is grouped: each of the metrics must have them. */
    Set<String> groupedBy() {
        return labels;
    }
}
