package io.github.passkeyjourney.policy;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Look-up in a closed vocabulary. */
final class Words {

    private Words() {}

    static <E> Optional<E> find(E[] values, Function<E, String> id, String wanted) {
        return Arrays.stream(values)
                .filter(value -> id.apply(value).equals(wanted))
                .findFirst();
    }
}
