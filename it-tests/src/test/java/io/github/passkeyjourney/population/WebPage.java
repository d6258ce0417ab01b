package io.github.passkeyjourney.population;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the server, or the application to which it sent the visitor back.
 *
 * @param uri where it came from
 * @param text the HTML; empty at the application
 */
record WebPage(URI uri, String text) {
    private static final Pattern PAGE_ID = Pattern.compile("data-page-id=\"([^\"]+)\"");

    /** {@code app} at the application. */
    String id() {
        if (text.isEmpty()) {
            return "app";
        }
        Matcher id = PAGE_ID.matcher(text);
        return id.find() ? id.group(1) : "?";
    }

    /** Where a form of this page is sent, or a link leads. */
    URI target(String elementId) {
        Matcher tag = Pattern.compile("<(?:form|a)\\b[^>]*\\bid=\"" + elementId + "\"[^>]*>")
                .matcher(text);
        if (!tag.find()) {
            throw new AssertionError("no " + elementId + " at " + this);
        }
        return attribute(tag.group());
    }

    /** The first link that leads to an address with this in it. */
    URI link(String part) {
        Matcher tag = Pattern.compile("<a\\b[^>]*href=\"[^\"]*" + part + "[^\"]*\"[^>]*>")
                .matcher(text);
        if (!tag.find()) {
            throw new AssertionError("no link to " + part + " at " + this);
        }
        return attribute(tag.group());
    }

    private URI attribute(String tag) {
        Matcher target = Pattern.compile("(?:action|href)=\"([^\"]+)\"").matcher(tag);
        if (!target.find()) {
            throw new AssertionError(tag);
        }
        return uri.resolve(target.group(1).replace("&amp;", "&"));
    }
}
