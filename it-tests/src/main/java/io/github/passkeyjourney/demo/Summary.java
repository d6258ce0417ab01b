package io.github.passkeyjourney.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;

/** The table at the end of the start. */
final class Summary {
    private final Properties notes = new Properties();

    Summary() throws IOException {
        try (InputStream resource = Summary.class.getResourceAsStream("demo-users.properties")) {
            if (resource == null) {
                throw new IllegalStateException("demo-users.properties is not in the jar");
            }
            try (Reader reader = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
                notes.load(reader);
            }
        }
    }

    /**
     * The table as text.
     *
     * @param addresses in order: what it is, and where
     * @param sampleUsers how many users of the sample data there are; empty without them
     */
    String render(Map<String, String> addresses, List<RealmFile.Person> people, OptionalInt sampleUsers) {
        StringBuilder table = new StringBuilder("\n");
        int wide = addresses.keySet().stream().mapToInt(String::length).max().orElse(0);
        addresses.forEach(
                (name, address) -> table.append(String.format(Locale.ROOT, "  %-" + wide + "s  %s%n", name, address)));
        table.append('\n');
        table.append(String.format(Locale.ROOT, "  %-8s %-9s %s%n", "user", "password", "what to see"));
        for (RealmFile.Person person : people) {
            table.append(String.format(
                    Locale.ROOT,
                    "  %-8s %-9s %s%n",
                    person.username(),
                    person.password(),
                    notes.getProperty(person.username(), "")));
        }
        sampleUsers.ifPresent(users -> table.append(String.format(
                Locale.ROOT,
                "%n  SAMPLE DATA: %,d made-up users, sample-0001 to sample-%04d, password demo, and 90 days of their"
                        + " sign-ins.%n  Each has the attribute passkeyJourney.sample and an address at"
                        + " sample.example.org. ./demo --clean takes them out.%n",
                users,
                users)));
        return table.toString();
    }
}
