package io.github.passkeyjourney.recovery.factor.savedcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.hash.PasswordHashProvider;

/** One attempt, one slow hash, whoever it is for; and nothing of a code in what is kept of it. */
class CodeHasherTest {

    private final CountingHash standard = new CountingHash("standard");
    private final CountingHash chosen = new CountingHash("chosen");
    private final Map<String, PasswordHashProvider> providers = Map.of("chosen", chosen, "standard", standard);
    private final CodeHasher hasher = hasher("chosen");

    private final List<SavedCode> codes = IntStream.range(0, CodeSet.SIZE)
            .mapToObj(slot -> SavedCode.draw(slot, new SecureRandom()))
            .toList();
    private final CodeSet set =
            new CodeSet(codes.stream().map(code -> hasher.hash(code, 0)).toList());

    @Test
    void eachCodeIsFoundInAnyOrderByOneHash() {
        chosen.hashes();
        for (int slot : new int[] {7, 0, 9, 3, 3, 1}) {
            assertThat(hasher.find(codes.get(slot), set)).contains(set.at(slot).orElseThrow());
            assertThat(chosen.hashes()).isEqualTo(1);
        }
    }

    @Test
    void whatIsNotThereCostsAsMuch() {
        chosen.hashes();
        SavedCode wrong = new SavedCode("3" + codes.get(4).symbols().substring(1));
        assertThat(hasher.find(wrong, set)).isEmpty();
        assertThat(chosen.hashes()).as("wrong").isEqualTo(1);
        assertThat(hasher.find(codes.get(3), set.only(code -> code.slot() != 3)))
                .isEmpty();
        assertThat(chosen.hashes()).as("used").isEqualTo(1);
        assertThat(hasher.find(new SavedCode("Z" + "0".repeat(15)), set)).isEmpty();
        assertThat(chosen.hashes()).as("no place of that name").isEqualTo(1);
        assertThat(hasher.find(codes.get(3), null)).isEmpty();
        assertThat(chosen.hashes()).as("no codes, or nobody").isEqualTo(1);
    }

    @Test
    void theAlgorithmIsThatOfTheRealmOrTheServersOwn() {
        hasher(null).hash(codes.get(0), 0);
        assertThat(standard.hashes()).isEqualTo(1);
        hasher("gone").hash(codes.get(0), 0);
        assertThat(standard.hashes()).isEqualTo(1);
        // A realm that has changed its mind still knows its old codes.
        chosen.hashes();
        assertThat(hasher("standard").find(codes.get(2), set)).isPresent();
        assertThat(chosen.hashes()).isEqualTo(1);
        assertThat(standard.hashes()).isZero();
    }

    @Test
    void whatIsKeptHoldsNoCodeAndComesBackAsItWas() {
        CredentialModel credential = new CredentialModel();
        set.into(credential, 1_700_000_000_000L, 2);

        for (SavedCode code : codes) {
            assertThat(credential.getSecretData())
                    .doesNotContain(code.symbols())
                    .doesNotContain(code.symbols().substring(1))
                    .doesNotContain(code.written());
        }
        assertThat(credential.getCredentialData()).isEqualTo("{\"count\":10,\"createdAt\":1700000000000,\"used\":2}");
        assertThat(CodeSet.used(credential)).isEqualTo(2);
        CodeSet read = CodeSet.parse(credential.getSecretData());
        assertThat(read.codes()).hasSize(CodeSet.SIZE);
        assertThat(hasher.find(codes.get(5), read)).isPresent();
        assertThat(read.json()).isEqualTo(set.json());
        assertThat(set.codes().stream()
                        .map(code ->
                                List.of(code.hash().getSalt()[3], code.hash().getValue()))
                        .distinct())
                .as("each with its own salt")
                .hasSize(CodeSet.SIZE);
    }

    @Test
    void aNewCodeTakesThePlaceOfAUsedOne() {
        SavedCode fresh = SavedCode.draw(6, new SecureRandom());
        CodeSet renewed = set.only(code -> code.slot() != 6).with(hasher.hash(fresh, 1));
        assertThat(renewed.codes()).hasSize(CodeSet.SIZE);
        assertThat(hasher.find(codes.get(6), renewed)).isEmpty();
        assertThat(hasher.find(fresh, renewed)).get().returns(1, HashedCode::turn);
    }

    private CodeHasher hasher(@Nullable String algorithm) {
        return new CodeHasher(name -> name == null ? standard : providers.get(name), algorithm, 3);
    }
}
