package io.github.passkeyjourney.policy.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyErrorsTest {

    private static List<PolicyError> errors(@Nullable String json) {
        PolicyParse parse = PolicyDocument.parse(json);
        assertThat(parse).isInstanceOf(PolicyParse.Invalid.class);
        return ((PolicyParse.Invalid) parse).errors();
    }

    private static PolicyError only(@Nullable String json) {
        List<PolicyError> errors = errors(json);
        assertThat(errors).hasSize(1);
        return errors.get(0);
    }

    private static String document(String fields) {
        return "{\"version\":1," + fields + "}";
    }

    private static String list(int size, String format) {
        return IntStream.range(0, size)
                .mapToObj(i -> String.format(format, i))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Single quotes stand for double quotes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // the document
                "'enabld':true | enabld | unknown field; must be one of version, enabled, nudge",
                "'enabled':'yes' | enabled | must be true or false",
                "'enabled':null | enabled | must be true or false",
                "'cohorts':{} | cohorts | must be a list",
                "'cohorts':[1] | cohorts[0] | must be an object",
                "'upgrade':[] | upgrade | must be an object",
                "'upgrade':null | upgrade | must be an object",
                "'upgrade':{'auto':true} | upgrade.auto | unknown field; must be one of automatic",
                // cohorts
                "'cohorts':[{'phase':'offer'}] | cohorts[0].name | is missing",
                "'cohorts':[{'name':1,'phase':'offer'}] | cohorts[0].name | must be a text",
                "'cohorts':[{'name':'a/b','phase':'offer'}] | cohorts[0].name | must match [A-Za-z0-9]",
                "'cohorts':[{'name':'a','phase':'off'},{'name':'a','phase':'off'}] | cohorts[1].name | is used twice",
                "'cohorts':[{'name':'a'}] | cohorts[0].phase | is missing",
                "'cohorts':[{'name':'a','phase':7}] | cohorts[0].phase | must be a text",
                "'cohorts':[{'name':'a','phase':'Offer'}] | cohorts[0].phase | must be one of off, observe, offer, encourage, prefer, require, passwordless",
                "'cohorts':[{'name':'a','phase':'off','x':1}] | cohorts[0].x | unknown field; must be one of name, match, phase, nudge, expiry, experiment",
                "'cohorts':[{'name':'a','phase':'off','experiment':'e'}] | cohorts[0].experiment | names no experiment",
                "'cohorts':[{'name':'a','phase':'off','experiment':1}] | cohorts[0].experiment | must be a text",
                "'cohorts':[{'name':'a','phase':'off','expiry':{'maxAge':'PT1H'}}] | cohorts[0].expiry.maxAge | must be between P1D and P3650D",
                // nudge
                "'nudge':{'snooze':'7d'} | nudge.snooze | must be an ISO 8601 duration",
                "'nudge':{'snooze':7} | nudge.snooze | must be an ISO 8601 duration",
                "'nudge':{'snooze':null} | nudge.snooze | must be an ISO 8601 duration",
                "'nudge':{'snooze':'P1M'} | nudge.snooze | use days",
                "'nudge':{'snooze':'-P1D'} | nudge.snooze | must not be negative",
                "'nudge':{'snooze':'P3651D'} | nudge.snooze | must be between PT0S and P3650D",
                "'nudge':{'backoff':0.5} | nudge.backoff | must be between 1.0 and 10.0",
                "'nudge':{'backoff':1e999} | nudge.backoff | must be between 1.0 and 10.0",
                "'nudge':{'backoff':'2'} | nudge.backoff | must be a number",
                "'nudge':{'maxSkips':101} | nudge.maxSkips | must be between 0 and 100",
                "'nudge':{'maxSkips':4294967297} | nudge.maxSkips | must be between 0 and 100",
                "'nudge':{'maxSkips':1.0} | nudge.maxSkips | must be a whole number",
                "'nudge':{'deadline':'31.01.2027'} | nudge.deadline | must be a day such as 2027-01-31",
                "'nudge':{'deadline':20270131} | nudge.deadline | must be a day such as 2027-01-31",
                "'nudge':{'deadline':'2027-02-30'} | nudge.deadline | must be a day such as 2027-01-31",
                "'nudge':{'deadline':'1999-12-31'} | nudge.deadline | must be between 2000-01-01 and 9999-12-31",
                "'nudge':{'snoze':'P1D'} | nudge.snoze | unknown field; must be one of snooze, backoff",
                // other sections
                "'multiDevice':{'ask':'sometimes'} | multiDevice.ask | must be one of never, when-fragile, always",
                "'multiDevice':{'x':1} | multiDevice.x | unknown field",
                "'enrollment':{'maxAuthAge':'PT0S'} | enrollment.maxAuthAge | must be between PT1S and P365D",
                "'enrollment':{'maxPasskeys':0} | enrollment.maxPasskeys | must be between 1 and 100",
                "'enrollment':{'x':1} | enrollment.x | unknown field",
                "'expiry':{'maxIdle':true} | expiry.maxIdle | must be an ISO 8601 duration",
                "'expiry':{'warnBefore':null} | expiry.warnBefore | must be an ISO 8601 duration",
                "'expiry':{'x':1} | expiry.x | unknown field",
                "'passwordless':{'password':'drop'} | passwordless.password | must be one of keep, offer, remove",
                "'passwordless':{'x':1} | passwordless.x | unknown field",
                "'analytics':{'retentionDays':0} | analytics.retentionDays | must be between 1 and 3650",
                "'analytics':{'minimumCellSize':0} | analytics.minimumCellSize | must be between 1 and 1000",
                "'analytics':{'x':1} | analytics.x | unknown field",
                "'relatedOrigins':['https://a.example/'] | relatedOrigins[0] | must be an https origin",
                "'relatedOrigins':['https://a.example','https://a.example'] | relatedOrigins[1] | is listed twice",
                // recovery
                "'recovery':{'x':1} | recovery.x | unknown field; must be one of proofs, hold",
                "'recovery':{'proofs':{'protected':0}} | recovery.proofs.protected | must be between 1 and 5",
                "'recovery':{'proofs':{'x':0}} | recovery.proofs.x | must be one of protected, passwordOnly",
                "'recovery':{'hold':'P31D'} | recovery.hold | must be between PT0S and P30D",
                "'recovery':{'drillEvery':'PT1H'} | recovery.drillEvery | must be between P1D and P3650D",
                "'recovery':{'methods':{'fax':{}}} | recovery.methods.fax | must be one of existing-factor, saved-code, email-code, sms-code, identity-provider, access-pass",
                "'recovery':{'methods':{'saved-code':{'x':1}}} | recovery.methods.saved-code.x | none is allowed here",
                "'recovery':{'methods':{'existing-factor':{'x':1}}} | recovery.methods.existing-factor.x | none is allowed here",
                "'recovery':{'methods':{'email-code':{'x':1}}} | recovery.methods.email-code.x | none is allowed here",
                "'recovery':{'methods':{'email-code':null}} | recovery.methods.email-code | must be an object",
                "'recovery':{'methods':{'sms-code':{'x':1}}} | recovery.methods.sms-code.x | must be one of prefixes",
                "'recovery':{'methods':{'sms-code':{'prefixes':['49']}}} | recovery.methods.sms-code.prefixes[0] | must be an international prefix",
                "'recovery':{'methods':{'identity-provider':{}}} | recovery.methods.identity-provider.alias | is missing",
                "'recovery':{'methods':{'identity-provider':{'alias':1}}} | recovery.methods.identity-provider.alias | must be a text",
                "'recovery':{'methods':{'identity-provider':{'alias':' '}}} | recovery.methods.identity-provider.alias | must not be blank",
                "'recovery':{'methods':{'identity-provider':{'alias':'a','x':1}}} | recovery.methods.identity-provider.x | unknown field",
                "'recovery':{'methods':{'access-pass':{'lifetime':'PT61M'}}} | recovery.methods.access-pass.lifetime | must be between PT1M and PT1H",
                "'recovery':{'methods':{'access-pass':{'x':1}}} | recovery.methods.access-pass.x | unknown field",
                "'recovery':{'checklist':['/']} | recovery.checklist[0] | must match",
                // experiments
                "'experiments':[{'arms':[{'name':'a'}]}] | experiments[0].name | is missing",
                "'experiments':[{'name':'e','arms':[{'name':'a'}],'x':1}] | experiments[0].x | unknown field",
                "'experiments':[{'name':'e'}] | experiments[0].arms | at least one arm",
                "'experiments':[{'name':'e','arms':[{'name':'a','weight':0}]}] | experiments[0].arms | at least one arm",
                "'experiments':[{'name':'e','arms':[{'name':'a','weight':-1}]}] | experiments[0].arms[0].weight | must be between 0 and 10000",
                "'experiments':[{'name':'e','arms':[{'weight':1}]}] | experiments[0].arms[0].name | is missing",
                "'experiments':[{'name':'e','arms':[{'name':'a','x':1}]}] | experiments[0].arms[0].x | unknown field",
                "'experiments':[{'name':'e','arms':[{'name':'holdout'}]}] | experiments[0].arms[0].name | is what the part without an arm is called",
                "'experiments':[{'name':'e','arms':[{'name':'a'},{'name':'a'}]}] | experiments[0].arms[1].name | is used twice",
                "'experiments':[{'name':'e','holdoutPercent':101,'arms':[{'name':'a'}]}] | experiments[0].holdoutPercent | must be between 0 and 100"
            })
    void eachMistakeIsNamedWithItsPath(String fields, String path, String message) {
        PolicyError error = only(document(fields.replace('\'', '"')));
        assertThat(error.path()).isEqualTo(path);
        assertThat(error.message()).contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'groups':'it' | groups | must be a list",
                "'groups':['/it','it'] | groups[1] | must start with /",
                "'groups':['/it/'] | groups[0] | must start with / and not end with it",
                "'roles':[1] | roles[0] | must be a text",
                "'roles':[' '] | roles[0] | must not be blank",
                "'clients':['a','a'] | clients[1] | is listed twice",
                "'organizations':{} | organizations | must be a list",
                "'identityProviders':[null] | identityProviders[0] | must be a text",
                "'emailDomains':['a@b.example'] | emailDomains[0] | must be a domain",
                "'attributes':[] | attributes | must be an object",
                "'attributes':{'a':'1'} | attributes.a | must be a list",
                "'attributes':{'a':['1',2]} | attributes.a[1] | must be a text",
                "'attributes':{' ':['1']} | attributes | a name must not be blank",
                "'platforms':['iOS'] | platforms[0] | must be one of windows, macos, ios, android, chromeos, linux, other",
                "'percent':'5' | percent | must be a number",
                "'percent':-0.01 | percent | must be between 0 and 100",
                "'percent':100.01 | percent | must be between 0 and 100",
                "'percent':1e999999 | percent | must be between 0 and 100",
                "'percent':0.001 | percent | may have at most two decimals",
                "'not':[] | not | must be an object",
                "'not':{'percent':5} | not.percent | unknown field",
                "'not':{'not':{}} | not.not | unknown field",
                "'not':{'groups':['/a','b']} | not.groups[1] | must start with /",
                "'group':[] | group | unknown field; must be one of percent, not, groups, roles"
            })
    void eachMistakeInAMatchIsNamedWithItsPath(String fields, String path, String message) {
        PolicyError error = only(document(
                "\"cohorts\":[{\"name\":\"a\",\"phase\":\"off\",\"match\":{" + fields.replace('\'', '"') + "}}]"));
        assertThat(error.path()).isEqualTo("cohorts[0].match." + path);
        assertThat(error.message()).contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | version | is missing; this release reads version 1",
                "{'version':2} | version | must be 1",
                "{'version':'1'} | version | must be 1",
                "{'version':1.0} | version | must be 1",
                "{'version':4294967297} | version | must be 1"
            })
    void theVersionIsChecked(String json, String path, String message) {
        assertThat(only(json.replace('\'', '"'))).isEqualTo(new PolicyError(path, message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'version':1,'version':1} | line 1",
                "{'version':1} {} | line 1",
                "{'version':NaN} | line 1",
                "{'version':1 | line 1",
                "x | line 1"
            })
    void whatIsNotJsonIsNamedWithItsPlace(String json, String message) {
        PolicyError error = only(json.replace('\'', '"'));
        assertThat(error.path()).isEmpty();
        assertThat(error.message()).startsWith("is not valid JSON at line").contains(message);
    }

    @Test
    void aNumberBeyondTheLibraryIsAnErrorToo() {
        assertThat(only("{\"version\":1e999999999999}"))
                .isEqualTo(new PolicyError("", "is not valid JSON: a number is too large"));
    }

    @Test
    void anEmptyDocumentIsAnError() {
        PolicyError empty = new PolicyError("", "is empty");
        assertThat(only(null)).isEqualTo(empty);
        assertThat(only("")).isEqualTo(empty);
        assertThat(only(" \n")).isEqualTo(empty);
    }

    @Test
    void aDocumentThatIsNoObjectIsAnError() {
        assertThat(errors("null").get(0)).isEqualTo(new PolicyError("", "must be an object"));
        assertThat(errors("[1]").get(0)).isEqualTo(new PolicyError("", "must be an object"));
    }

    @Test
    void anOverlongDocumentIsNotEvenRead() {
        int max = PolicyDocument.MAX_LENGTH;
        assertThat(only(" ".repeat(max) + "x").message()).isEqualTo("may have at most 1048576 characters, not 1048577");
        String fits = "{\"version\":1}";
        assertThat(PolicyDocument.parse(fits + " ".repeat(max - fits.length()))).isInstanceOf(PolicyParse.Valid.class);
        assertThat(only("[".repeat(5_000_000)).message()).contains("at most");
    }

    @Test
    void deepNestingIsCutOff() {
        assertThat(only("[".repeat(100_000)).message())
                .startsWith("is not valid JSON")
                .hasSizeLessThan(600);
    }

    @Test
    void allErrorsComeAtOnce() {
        assertThat(errors(document("\"enabled\":1,\"upgrade\":{\"automatic\":1},\"analytics\":{\"retentionDays\":0}")))
                .extracting(PolicyError::path)
                .containsExactly("enabled", "upgrade.automatic", "analytics.retentionDays");
    }

    @Test
    void aMistakeInAnExperimentIsNotBlamedOnTheCohortThatNamesIt() {
        assertThat(only(document("\"cohorts\":[{\"name\":\"a\",\"phase\":\"off\",\"experiment\":\"e\"}],"
                                + "\"experiments\":[{\"name\":\"e\",\"arms\":[]}]"))
                        .path())
                .isEqualTo("experiments[0].arms");
    }

    @Test
    void noMoreErrorsThanAPersonCanRead() {
        assertThat(errors(document("\"relatedOrigins\":" + list(200, "\"%d\""))))
                .hasSize(50);
    }

    @Test
    void aHostileTextDoesNotComeBackInFull() {
        PolicyError error = only(document("\"" + "x".repeat(40_000) + "\":1"));
        assertThat(error.path()).hasSize(501).endsWith("x…");
    }

    @Test
    void listsHaveLimits() {
        String match = "\"cohorts\":[{\"name\":\"a\",\"phase\":\"off\",\"match\":{";
        assertThat(only(document(match + "\"roles\":" + list(1_001, "\"r%d\"") + "}}]")))
                .isEqualTo(new PolicyError("cohorts[0].match.roles", "may have at most 1000 entries, not 1001"));
        assertThat(PolicyDocument.parse(document(match + "\"roles\":" + list(1_000, "\"r%d\"") + "}}]")))
                .isInstanceOf(PolicyParse.Valid.class);
        String attributes =
                IntStream.range(0, 1_001).mapToObj(i -> "\"a" + i + "\":[]").collect(Collectors.joining(","));
        assertThat(only(document(match + "\"attributes\":{" + attributes + "}}}]"))
                        .message())
                .isEqualTo("may have at most 1000 names, not 1001");
        assertThat(only(document("\"cohorts\":" + list(201, "{\"name\":\"c%d\",\"phase\":\"off\"}")))
                        .message())
                .isEqualTo("may have at most 200 entries, not 201");
        assertThat(only(document("\"recovery\":{\"checklist\":" + list(21, "\"c%d\"") + "}"))
                        .path())
                .isEqualTo("recovery.checklist");
        assertThat(only(document(match + "\"roles\":[\"" + "x".repeat(1_025) + "\"]}}]"))
                        .message())
                .isEqualTo("may have at most 1024 characters");
    }

    @Test
    void anInvalidOutcomeHasErrors() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PolicyParse.Invalid(List.of()));
    }
}
