package io.github.passkeyjourney.population;

/**
 * One visit of one person.
 *
 * @param day the number of the day, see {@link Script#DAYS}
 * @param client the application
 */
record Visit(Person person, int day, Machine machine, String client, Act act, Answer answer) {}
