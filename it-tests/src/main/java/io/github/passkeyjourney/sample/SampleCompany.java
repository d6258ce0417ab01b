package io.github.passkeyjourney.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes up the people, the same ones each time: who somebody is does not depend on how many there are. */
final class SampleCompany {

    private static final List<String> FIRST_NAMES = List.of(
            "Adaeze", "Aiko", "Amara", "Anton", "Ayşe", "Beatriz", "Bogdan", "Chiara", "Dagny", "Dmitri", "Elif",
            "Emeka", "Esther", "Farid", "Fatou", "Freya", "Giulia", "Hamid", "Hana", "Henrik", "Ines", "Isak", "Jana",
            "Jiho", "Joana", "Kamala", "Karim", "Kofi", "Lars", "Leila", "Linh", "Lucía", "Malika", "Mateo", "Mei",
            "Mila", "Nadia", "Nils", "Noor", "Olga", "Omar", "Paula", "Pedro", "Priya", "Quang", "Rania", "Ravi",
            "Rosa", "Samir", "Sanna", "Sofia", "Tariq", "Tomás", "Uma", "Viktor", "Wanjiru", "Yara", "Yusuf", "Zeynep",
            "Zoltan");
    private static final List<String> LAST_NAMES = List.of(
            "Abebe",
            "Adeyemi",
            "Almeida",
            "Andersson",
            "Bakker",
            "Banerjee",
            "Bauer",
            "Bianchi",
            "Castro",
            "Chen",
            "Costa",
            "Dalgaard",
            "Demir",
            "Diallo",
            "Dubois",
            "Eriksen",
            "Farouk",
            "Ferrari",
            "Fischer",
            "García",
            "Gupta",
            "Haddad",
            "Hansen",
            "Horvat",
            "Ibrahim",
            "Ito",
            "Jansen",
            "Kaplan",
            "Karlsson",
            "Khan",
            "Kim",
            "Koroma",
            "Kowalski",
            "Laurent",
            "Lindgren",
            "Lopes",
            "Maina",
            "Mansour",
            "Marino",
            "Mbeki",
            "Mendoza",
            "Moreau",
            "Müller",
            "Nakamura",
            "Nguyen",
            "Novák",
            "Okonkwo",
            "Olsen",
            "Petrov",
            "Popescu",
            "Rao",
            "Rossi",
            "Santos",
            "Schneider",
            "Singh",
            "Suzuki",
            "Tanaka",
            "Torres",
            "Varga",
            "Weber");

    private final long seed;

    SampleCompany(long seed) {
        this.seed = seed;
    }

    /** The first so many of the company. */
    List<SamplePerson> people(int count) {
        List<SamplePerson> people = new ArrayList<>(count);
        for (int number = 1; number <= count; number++) {
            people.add(person(number));
        }
        return people;
    }

    /** What chance has in store for a person; a stream of its own for each and each purpose. */
    Random chance(int number, String purpose) {
        Random mixed = new Random(seed ^ (number * 0x9E3779B97F4A7C15L) ^ ((long) purpose.hashCode() << 32));
        return new Random(mixed.nextLong());
    }

    private SamplePerson person(int number) {
        Random chance = chance(number, "person");
        String firstName = FIRST_NAMES.get(chance.nextInt(FIRST_NAMES.size()));
        String lastName = LAST_NAMES.get(chance.nextInt(LAST_NAMES.size()));
        String department = department(chance.nextDouble());
        boolean it = SamplePerson.IT.equals(department);
        return new SamplePerson(
                number,
                firstName,
                lastName,
                department,
                chance.nextDouble() < (it ? 0.2 : 0.01),
                chance.nextDouble() < (SamplePerson.SALES.equals(department) ? 0.5 : 0.08),
                chance.nextDouble() < (it ? 0.3 : 0.01),
                devices(it, chance),
                within(chance, 0.08, 0.36),
                within(chance, 0.05, it ? 0.8 : 0.5),
                within(chance, 0.75, 0.99));
    }

    private static @Nullable String department(double chance) {
        if (chance < 0.08) {
            return SamplePerson.IT;
        }
        if (chance < 0.30) {
            return SamplePerson.SALES;
        }
        return chance < 0.34 ? SamplePerson.SERVICE_DESK : null;
    }

    /** A computer, which some do without, and a phone, which others do without. */
    private static List<SampleDevice> devices(boolean it, Random chance) {
        List<SampleDevice> devices = new ArrayList<>();
        boolean apple = false;
        if (chance.nextDouble() < 0.93) {
            SampleDevice computer = computer(it ? chance.nextDouble() * 0.6 + 0.4 : chance.nextDouble());
            apple = computer == SampleDevice.MAC_SAFARI || computer == SampleDevice.MAC_CHROME;
            devices.add(computer);
            if (computer == SampleDevice.WINDOWS_CHROME && chance.nextDouble() < 0.15) {
                devices.add(SampleDevice.WINDOWS_EDGE);
            }
        }
        if (devices.isEmpty() || chance.nextDouble() < 0.55) {
            boolean iphone = chance.nextDouble() < (apple ? 0.85 : 0.4);
            devices.add(iphone ? SampleDevice.IPHONE : SampleDevice.ANDROID_CHROME);
        }
        return devices;
    }

    private static SampleDevice computer(double chance) {
        if (chance < 0.40) {
            return SampleDevice.WINDOWS_CHROME;
        }
        if (chance < 0.64) {
            return SampleDevice.WINDOWS_EDGE;
        }
        if (chance < 0.72) {
            return SampleDevice.OLD_WINDOWS_CHROME;
        }
        if (chance < 0.85) {
            return SampleDevice.MAC_SAFARI;
        }
        return chance < 0.94 ? SampleDevice.MAC_CHROME : SampleDevice.LINUX_FIREFOX;
    }

    private static double within(Random chance, double from, double to) {
        return from + chance.nextDouble() * (to - from);
    }
}
