package io.github.passkeyjourney.audit.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.passkeyjourney.audit.event.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitorBrowserTest {

    @ParameterizedTest
    @CsvSource({
        "Chrome/141.0.0, CHROME",
        "Chrome Mobile/141.0.0, CHROME",
        "Chrome Mobile iOS/141.0.0, CHROME",
        "HeadlessChrome/141.0.0, CHROME",
        "Chromium/141.0.0, CHROME",
        "Edge/141.0.0, EDGE",
        "Edge Mobile/141.0.0, EDGE",
        "Safari/26.0, SAFARI",
        "Mobile Safari/26.0, SAFARI",
        "Mobile Safari UI/WKWebView, SAFARI",
        "Firefox/145.0, FIREFOX",
        "Firefox iOS/145.0, FIREFOX",
        "Opera Mobile/90.0, OPERA",
        "Samsung Internet/28.0, SAMSUNG",
        "curl/8.5.0, OTHER",
        "Other/Unknown, OTHER",
    })
    void familiesAreToldApart(String name, Browser browser) {
        assertThat(VisitorBrowser.of(name)).isEqualTo(browser);
    }

    @Test
    void noNameIsSomeOther() {
        assertThat(VisitorBrowser.of(null)).isEqualTo(Browser.OTHER);
    }
}
