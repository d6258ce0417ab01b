package io.github.passkeyjourney.insights.store;

import java.util.List;

/**
 * A query of one statement.
 *
 * @param sql with a question mark for each parameter
 * @param parameters strings and longs
 */
public record Select(String sql, List<Object> parameters) {

    /** Keeps the parameters as they are. */
    public Select {
        parameters = List.copyOf(parameters);
    }
}
