package io.github.passkeyjourney.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only shows on MariaDB; a part of {@link MariaDbIT}. */
@Tag("mariadb")
@KeycloakTest(database = DatabaseKind.MARIADB, journey = false)
class MariaDbCases {

    /** Or "App" and "app", or "app" and "app " with a blank, would be one application, and two users one. */
    @Test
    void everyTextOfOursIsComparedLetterByLetter(KeycloakServer server) {
        List<String> texts = new ServerQuery(server)
                .rows(
                        "SELECT CONCAT(TABLE_NAME, '.', COLUMN_NAME), COLLATION_NAME FROM information_schema.COLUMNS"
                                + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME LIKE 'PJ\\_%' AND COLLATION_NAME IS NOT NULL");
        assertThat(texts).hasSizeGreaterThan(30).allMatch(text -> text.endsWith(", utf8mb4_nopad_bin"));
    }
}
