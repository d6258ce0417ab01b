package io.github.passkeyjourney.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureReportTest {
    @TempDir
    Path failures;

    @Test
    void evidenceThatCannotBeTakenHidesNothing() {
        FailureReport report = new FailureReport(failures, "NudgeIT.skips()")
                .add("page.png", file -> {
                    throw new IOException("page closed");
                })
                .add("server.log", "a line");

        assertThat(report.directory().resolve("page.png.missing.txt")).content().contains("page closed");
        assertThat(report.directory().resolve("server.log")).hasContent("a line");
    }

    @Test
    void nameOfTheTestIsMadeFitForAnyFileSystem() {
        FailureReport report = new FailureReport(failures, "../A/B: [1] \"x\" " + "y".repeat(300));

        assertThat(report.directory()).hasParent(failures);
        assertThat(report.directory().getFileName().toString()).hasSizeLessThan(130);
    }

    @Test
    void evidenceOfAnEarlierRunIsDropped() throws IOException {
        Path old = Files.createDirectories(failures.resolve("A.b")).resolve("old.txt");
        Files.writeString(old, "old");

        new FailureReport(failures, "A.b");

        assertThat(old).doesNotExist();
    }
}
