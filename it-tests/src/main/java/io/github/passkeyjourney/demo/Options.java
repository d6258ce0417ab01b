package io.github.passkeyjourney.demo;

/**
 * The command line of the demo. The script {@code demo} has refused what is wrong before it built anything.
 *
 * @param port of Keycloak
 * @param clean whether to forget the state of earlier runs
 * @param withHistory whether the realm shall have the sample data
 */
record Options(int port, boolean clean, boolean withHistory) {
    private static final int DEFAULT_PORT = 8080;

    /** @throws IllegalArgumentException with one line for the user */
    static Options parse(String... arguments) {
        int port = DEFAULT_PORT;
        boolean clean = false;
        boolean withHistory = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--clean" -> clean = true;
                case "--with-history" -> withHistory = true;
                case "--port" -> {
                    i++;
                    port = port(i < arguments.length ? arguments[i] : "");
                }
                default -> throw new IllegalArgumentException("unknown option " + arguments[i] + "; see ./demo --help");
            }
        }
        return new Options(port, clean, withHistory);
    }

    private static int port(String text) {
        if (text.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65535) {
                return port;
            }
        }
        throw new IllegalArgumentException("--port needs a number from 1 to 65535");
    }
}
