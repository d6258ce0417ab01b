package io.github.passkeyjourney.population;

import io.github.passkeyjourney.harness.Mailbox;
import io.github.passkeyjourney.harness.TestRealm;
import io.github.passkeyjourney.harness.TestUser;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plays the visits of one person over HTTP, one after the other. It goes by the pages that come, not by the script. */
final class WebActor {
    private final Settlement settlement;
    private final Mailbox mailbox;
    private final HttpClient http;
    private final Map<Machine, WebVisitor> browsers = new HashMap<>();

    WebActor(Settlement settlement, Mailbox mailbox, HttpClient http) {
        this.settlement = settlement;
        this.mailbox = mailbox;
        this.http = http;
    }

    void play(Visit visit) {
        WebVisitor browser = browsers.computeIfAbsent(visit.machine(), machine -> new WebVisitor(http, machine));
        if (visit.act() == Act.COME_BACK) {
            require(browser.visit(uri(visit), visit.client(), ""), "app", visit);
            return;
        }
        browser.forget();
        if (visit.act() == Act.GRANTS) {
            grants(browser, visit);
            return;
        }
        WebPage login = browser.visit(uri(visit), visit.client(), visit.act() == Act.SIGN_UP ? "&prompt=create" : "");
        play(browser, visit, login);
    }

    private void play(WebVisitor browser, Visit visit, WebPage login) {
        switch (visit.act()) {
            case LOOK -> require(login, "login-login", visit);
            case WRONG_PASSWORD_AND_LEAVE ->
                password(browser, visit, login, visit.person().name(), "wrong");
            case UNKNOWN_NAME_AND_LEAVE -> password(browser, visit, login, "nobody", "wrong");
            case WRONG_PASSWORD_FIRST ->
                signIn(
                        browser,
                        visit,
                        password(browser, visit, login, visit.person().name(), "wrong"));
            case WRONG_CODE_FIRST -> {
                WebPage code = password(browser, visit, login, visit.person().name(), TestRealm.PASSWORD);
                String right = code();
                WebPage again = browser.send(
                        code, "kc-otp-login-form", Map.of("otp", right.equals("000000") ? "111111" : "000000"));
                goOn(browser, visit, again);
            }
            case CLOSED_DIALOG_FIRST -> signIn(browser, visit, dialog(browser, login, "NotAllowedError: timed out"));
            case CLOSED_DIALOG_AND_LEAVE -> dialog(browser, login, "NotAllowedError: timed out");
            case BROKEN_DIALOG_FIRST -> signIn(browser, visit, dialog(browser, login, "SecurityError: no"));
            case FOREIGN_PASSKEY_FIRST -> signIn(browser, visit, foreignPasskey(browser, login));
            case PASSWORD_AND_COME_BACK -> {
                signIn(browser, visit, login);
                WebPage again = browser.visit(uri(visit), visit.client(), "");
                if (!visit.person().disabled() && visit.answer() != Answer.LEAVE) {
                    require(again, "app", visit);
                }
            }
            case PASSWORD_AND_PROVE_AGAIN -> {
                signIn(browser, visit, login);
                signIn(browser, visit, browser.visit(uri(visit), visit.client(), "&prompt=login"));
            }
            case TWICE -> {
                signIn(browser, visit, login);
                browser.forget();
                signIn(browser, visit, browser.visit(uri(visit), visit.client(), ""));
            }
            case BROKER -> {
                WebPage upstream = browser.get(login.target("social-corp"));
                require(password(browser, visit, upstream, visit.person().name(), TestRealm.PASSWORD), "app", visit);
            }
            case BROKER_FAILS -> backFromBroker(browser, visit, login, "code=nonsense");
            case BROKER_DENIES -> backFromBroker(browser, visit, login, "error=access_denied");
            case SIGN_UP -> signUp(browser, visit, login);
            case FORGET_PASSWORD -> forgetPassword(browser, visit, login);
            default -> signIn(browser, visit, login);
        }
    }

    private void signIn(WebVisitor browser, Visit visit, WebPage login) {
        goOn(browser, visit, password(browser, visit, login, visit.person().name(), TestRealm.PASSWORD));
    }

    private static WebPage password(WebVisitor browser, Visit visit, WebPage login, String username, String password) {
        require(login, "login-login", visit);
        return browser.send(login, "kc-form-login", Map.of("username", username, "password", password));
    }

    /** Does what each page asks for, until the application comes. */
    private void goOn(WebVisitor browser, Visit visit, WebPage next) {
        WebPage page = next;
        int failures = 0;
        for (int pages = 0; pages < 10; pages++) {
            switch (page.id()) {
                case "app" -> {
                    return;
                }
                case "login-login-otp" -> page = browser.send(page, "kc-otp-login-form", Map.of("otp", code()));
                case "login-login-update-password" -> page = newPassword(browser, page);
                case "login-passkey-enroll" -> {
                    if (visit.answer() == Answer.LEAVE) {
                        return;
                    }
                    int wanted = switch (visit.answer()) {
                        case FAIL_THRICE -> 3;
                        case FAIL_THEN_SKIP -> 1;
                        default -> 0;
                    };
                    boolean fails = failures < wanted;
                    failures++;
                    page = browser.send(
                            page, "passkey-form", fails ? Map.of("failure", "cancelled") : Map.of("skip", "true"));
                }
                default -> {
                    if (visit.person().disabled()) {
                        return;
                    }
                    throw new AssertionError(visit + " came to " + page);
                }
            }
        }
        throw new AssertionError(visit + " does not get on at " + page.id());
    }

    private static WebPage newPassword(WebVisitor browser, WebPage page) {
        return browser.send(
                page,
                "kc-passwd-update-form",
                Map.of("password-new", TestRealm.PASSWORD, "password-confirm", TestRealm.PASSWORD));
    }

    /** What Keycloak's script sends when the browser rejects the ceremony. */
    private static WebPage dialog(WebVisitor browser, WebPage login, String error) {
        Map<String, String> fields = answer("");
        fields.put("error", error);
        return browser.send(login, "webauth", fields);
    }

    /** A passkey of an account that is gone: the browser has not heard of it. */
    private static WebPage foreignPasskey(WebVisitor browser, WebPage login) {
        return browser.send(login, "webauth", answer("bm9ib2R5"));
    }

    /** All fields of the form, which are sent whatever becomes of the ceremony. */
    private static Map<String, String> answer(String value) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field :
                new String[] {"clientDataJSON", "authenticatorData", "signature", "credentialId", "userHandle"}) {
            fields.put(field, value);
        }
        return fields;
    }

    private void backFromBroker(WebVisitor browser, Visit visit, WebPage login, String answer) {
        WebPage upstream = browser.get(login.target("social-corp"));
        require(upstream, "login-login", visit);
        Matcher state =
                Pattern.compile("[?&]state=([^&]+)").matcher(upstream.uri().getRawQuery());
        if (!state.find()) {
            throw new AssertionError(upstream.uri());
        }
        browser.get(URI.create(uri(visit) + "/broker/corp/endpoint?" + answer + "&state=" + state.group(1)));
    }

    private void signUp(WebVisitor browser, Visit visit, WebPage form) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("username", visit.person().name());
        fields.put("email", Settlement.email(visit.person()));
        fields.put("firstName", visit.person().name());
        fields.put("lastName", "Example");
        fields.put("password", TestRealm.PASSWORD);
        fields.put("password-confirm", TestRealm.PASSWORD);
        goOn(browser, visit, browser.send(form, "kc-register-form", fields));
    }

    private void forgetPassword(WebVisitor browser, Visit visit, WebPage login) {
        WebPage form = browser.get(login.link("reset-credentials"));
        browser.send(
                form,
                "kc-reset-password-form",
                Map.of("username", visit.person().name()));
        URI link = mailbox.to(Settlement.email(visit.person())).get(0).link();
        goOn(browser, visit, browser.get(link));
    }

    private void grants(WebVisitor browser, Visit visit) {
        URI token = URI.create(uri(visit) + "/protocol/openid-connect/token");
        for (String password : new String[] {TestRealm.PASSWORD, "wrong"}) {
            WebPage answer = browser.post(
                    token,
                    Map.of(
                            "grant_type",
                            "password",
                            "client_id",
                            "app",
                            "username",
                            visit.person().name(),
                            "password",
                            password));
            Matcher refresh = Pattern.compile("\"refresh_token\":\"([^\"]+)\"").matcher(answer.text());
            if (refresh.find()) {
                browser.post(
                        token,
                        Map.of("grant_type", "refresh_token", "client_id", "app", "refresh_token", refresh.group(1)));
            } else if (password.equals(TestRealm.PASSWORD)) {
                throw new AssertionError(visit + ": " + answer.text());
            }
        }
    }

    private static String code() {
        return TestUser.currentCode();
    }

    private URI uri(Visit visit) {
        return settlement.of(visit.person().house()).uri();
    }

    private static void require(WebPage page, String id, Visit visit) {
        if (!page.id().equals(id)) {
            throw new AssertionError(visit + " came to " + page);
        }
    }
}
