package io.github.passkeyjourney.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who does not exist.
 *
 * @param number from 1
 * @param firstName of a list
 * @param lastName of a list
 * @param department the group of the demo realm, without its slash; null for the rest of the company
 * @param privileged whether a passkey becomes a duty
 * @param secondFactor whether one-time codes go with the password
 * @param securityKey whether there is one on the key ring
 * @param devices what is signed in with; the first is used most
 * @param diligence how likely a sign-in on a working day is, 0 to 1
 * @param openness how likely an offer is taken, 0 to 1
 * @param habit how likely a passkey is used where it can be, 0 to 1
 */
record SamplePerson(
        int number,
        String firstName,
        String lastName,
        @Nullable String department,
        boolean privileged,
        boolean secondFactor,
        boolean securityKey,
        List<SampleDevice> devices,
        double diligence,
        double openness,
        double habit) {

    static final String IT = "it";
    static final String SALES = "sales";
    static final String SERVICE_DESK = "service-desk";

    SamplePerson {
        devices = List.copyOf(devices);
    }

    String username() {
        return username(number);
    }

    /** Of a domain that RFC 2606 keeps for examples. */
    String email() {
        return username() + "@sample.example.org";
    }

    static String username(int number) {
        return "sample-%04d".formatted(number);
    }
}
