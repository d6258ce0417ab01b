package io.github.passkeyjourney.recovery.factor.savedcode;

import java.text.Normalizer;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One code as its owner has it: a digit that says which of the ten it is, and fifteen random symbols of Crockford's base 32,
 * which are 75 bits. The digit is no secret; it lets one slow hash suffice.
 *
 * @param symbols all sixteen, upper case, without anything between them
 */
record SavedCode(String symbols) {

    /** Digits and letters without I, L, O and U. */
    static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** In all. */
    static final int LENGTH = 16;

    /** In a group of the written form. */
    private static final int GROUP = 4;

    /** More than anybody types for sixteen symbols, whatever is between them. */
    private static final int LONGEST_TEXT = 200;

    SavedCode {
        if (symbols.length() != LENGTH || symbols.chars().anyMatch(symbol -> ALPHABET.indexOf(symbol) < 0)) {
            throw new IllegalArgumentException("not a code");
        }
    }

    /**
     * Draws one.
     *
     * @param slot which of the ten; 0 to 9
     * @param random of cryptographic strength
     */
    static SavedCode draw(int slot, RandomGenerator random) {
        StringBuilder symbols = new StringBuilder(LENGTH).append(slot);
        while (symbols.length() < LENGTH) {
            symbols.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new SavedCode(symbols.toString());
    }

    /**
     * Reads what somebody has typed: in either case, with or without blanks and hyphens, digits of any script, O for 0, and I or
     * L for 1. Empty if it cannot be a code, whoever it is for.
     */
    static Optional<SavedCode> parse(String text) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        StringBuilder symbols = new StringBuilder(LENGTH);
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .filter(letter -> !isFiller(letter))
                .map(SavedCode::symbol)
                .forEach(symbols::appendCodePoint);
        return symbols.length() == LENGTH && symbols.chars().allMatch(symbol -> ALPHABET.indexOf(symbol) >= 0)
                ? Optional.of(new SavedCode(symbols.toString()))
                : Optional.empty();
    }

    /** Which of the ten it is; 10 and more for what no set holds. */
    int slot() {
        return ALPHABET.indexOf(symbols.charAt(0));
    }

    /** As it is shown: {@code XXXX-XXXX-XXXX-XXXX}. */
    String written() {
        return symbols.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }

    /** No part of a log. */
    @Override
    public String toString() {
        return "SavedCode[slot=" + slot() + "]";
    }

    /** What people, printers and right-to-left texts put between symbols. */
    private static boolean isFiller(int letter) {
        return switch (Character.getType(letter)) {
            case Character.DASH_PUNCTUATION, Character.FORMAT, Character.SPACE_SEPARATOR, Character.CONTROL -> true;
            // The minus sign, and the underscore.
            default -> letter == 0x2212 || letter == '_';
        };
    }

    private static int symbol(int letter) {
        if (Character.isDigit(letter)) {
            return '0' + Character.digit(letter, 10);
        }
        return switch (letter) {
            case 'o', 'O' -> '0';
            case 'i', 'I', 'l', 'L' -> '1';
            default -> letter >= 'a' && letter <= 'z' ? letter - 'a' + 'A' : letter;
        };
    }
}
