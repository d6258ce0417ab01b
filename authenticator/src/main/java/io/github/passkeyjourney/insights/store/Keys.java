package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.insights.Dimension;
import io.github.passkeyjourney.policy.Platform;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The columns of a table that a query breaks down by, under the names KEY_0, KEY_1 and so on. */
record Keys(List<Dimension> by) {

    /** Each column with its name. */
    String columns() {
        return IntStream.range(0, by.size())
                .mapToObj(i -> expression(by.get(i)) + " AS " + name(i))
                .collect(Collectors.joining(", "));
    }

    /** The names alone. */
    String names() {
        return names("");
    }

    /** The names in a table of this alias. */
    String names(String alias) {
        return IntStream.range(0, by.size())
                .mapToObj(i -> (alias.isEmpty() ? "" : alias + ".") + name(i))
                .collect(Collectors.joining(", "));
    }

    /** The values of a row. */
    List<String> read(ResultSet row) throws SQLException {
        List<String> key = new ArrayList<>();
        for (int i = 0; i < by.size(); i++) {
            key.add(Objects.requireNonNullElse(row.getString(name(i)), Dimension.NONE));
        }
        return key;
    }

    /** The column of a dimension, or what is computed from it as {@link Dimension#device} does. */
    private static String expression(Dimension dimension) {
        if (dimension == Dimension.DEVICE) {
            return "CASE WHEN PLATFORM IN (" + platforms(Platform::mobile) + ") THEN 'mobile' WHEN PLATFORM IN ("
                    + platforms(platform -> !platform.mobile() && platform != Platform.OTHER)
                    + ") THEN 'desktop' ELSE 'other' END";
        }
        return dimension.name();
    }

    private static String platforms(Predicate<Platform> fits) {
        return Arrays.stream(Platform.values())
                .filter(fits)
                .map(platform -> "'" + platform.id() + "'")
                .collect(Collectors.joining(", "));
    }

    private static String name(int number) {
        return "KEY_" + number;
    }
}
