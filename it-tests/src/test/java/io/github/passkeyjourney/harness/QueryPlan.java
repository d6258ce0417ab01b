package io.github.passkeyjourney.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL did to answer a statement. */
public final class QueryPlan {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;

    private QueryPlan(JsonNode root) {
        this.root = root;
    }

    /** Runs a statement with these parameters and has it explained. */
    public static QueryPlan of(Connection connection, String sql, @Nullable Object[] parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("EXPLAIN (ANALYZE, FORMAT JSON) " + sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new QueryPlan(JSON.readTree(row.getString(1)).at("/0/Plan"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The ways on which rows of a table were reached, such as {@code Index Scan}. */
    public List<String> ways(String table) {
        return steps(root)
                .filter(step -> isOn(step, table))
                .map(step -> step.path("Node Type").asText())
                .distinct()
                .toList();
    }

    /** How many rows of a table were looked at, whether they fitted or not. */
    public long visited(String table) {
        return steps(root)
                .filter(step -> isOn(step, table))
                .mapToLong(step -> step.path("Actual Loops").asLong()
                        * (step.path("Actual Rows").asLong()
                                + step.path("Rows Removed by Filter").asLong()
                                + step.path("Rows Removed by Index Recheck").asLong()))
                .sum();
    }

    /** How many rows came out. */
    public long rows() {
        return root.path("Actual Rows").asLong();
    }

    private static boolean isOn(JsonNode step, String table) {
        return step.path("Relation Name").asText().equals(table.toLowerCase(Locale.ROOT));
    }

    private static Stream<JsonNode> steps(JsonNode step) {
        Stream<JsonNode> below = StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(step.path("Plans").elements(), Spliterator.ORDERED), false);
        return Stream.concat(Stream.of(step), below.flatMap(QueryPlan::steps));
    }

    @Override
    public String toString() {
        return root.toPrettyString();
    }
}
