package io.github.passkeyjourney.population;

import org.jspecify.annotations.Nullable;

/** A browser on a machine, with what the probe script would find out about it. */
enum Machine {
    WINDOWS_CHROME(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
            "windows",
            "chrome",
            Kind.ABLE),
    WINDOWS_EDGE(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
            "windows",
            "edge",
            Kind.PARTLY),
    MAC_SAFARI(
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
            "macos",
            "safari",
            Kind.ABLE),
    IPHONE_SAFARI(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
            "ios",
            "safari",
            Kind.ABLE),
    ANDROID_CHROME(
            "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36",
            "android",
            "chrome",
            Kind.ABLE),
    CHROMEBOOK(
            "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
            "chromeos",
            "chrome",
            Kind.SILENT),
    LINUX_FIREFOX(
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "linux", "firefox", Kind.UNABLE),
    /** Named by no list of browsers, and without scripts. */
    UNHEARD_OF("Unheard/1.0", "other", "other", Kind.SILENT),
    /** The Chromium that drives the pages: its probe really runs. */
    REAL("", "linux", "chrome", Kind.ABLE);

    /** What the probe found out; {@code known} and {@code present} are the bits of docs/events.md. */
    enum Kind {
        ABLE(0x1ff, 0x0ff),
        PARTLY(0x003, 0x003),
        UNABLE(0x1ff, 0x002),
        /** No script ran, so no cookie was written. */
        SILENT(0, 0);

        final int known;
        final int present;

        Kind(int known, int present) {
            this.known = known;
            this.present = present;
        }
    }

    final String userAgent;
    final String platform;
    final String browser;
    final Kind kind;

    Machine(String userAgent, String platform, String browser, Kind kind) {
        this.userAgent = userAgent;
        this.platform = platform;
        this.browser = browser;
        this.kind = kind;
    }

    /** The cookie that the probe script writes; null where it does not run. */
    @Nullable
    String probe() {
        return kind == Kind.SILENT
                ? null
                : "1." + Integer.toHexString(kind.known) + "." + Integer.toHexString(kind.present);
    }

    /** Whether somebody may be asked here: docs/policy.md, device-unknown and device-cannot. */
    boolean mayBeAsked() {
        return kind == Kind.ABLE || kind == Kind.PARTLY;
    }
}
