package io.github.api18mcp.tool.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page of a card as one file, because hosts show a single resource. Its stylesheet and its modules replace the elements
 * that refer to them. All modules become one script, in the order of the page: without imports, which would load a file.
 */
final class CardPage {

    private static final String FOLDER = "/card/";

    private static final Pattern STYLESHEET = Pattern.compile("<link rel=\"stylesheet\" href=\"([\\w.]+)\" */?>");
    private static final Pattern MODULES =
            Pattern.compile("(?:\\s*<script type=\"module\" src=\"[\\w.]+\"></script>)+");
    private static final Pattern MODULE = Pattern.compile("src=\"([\\w.]+)\"");
    private static final Pattern IMPORT = Pattern.compile("(?ms)^import .*?;\\R");
    private static final Pattern EXPORT = Pattern.compile("(?m)^export ");

    private CardPage() {}

    static String html(String name) {
        String page = STYLESHEET
                .matcher(file(name))
                .replaceAll(link -> quoted("<style>\n" + file(link.group(1)) + "</style>"));
        return MODULES.matcher(page)
                .replaceAll(scripts -> quoted("\n<script type=\"module\">\n"
                        + MODULE.matcher(scripts.group())
                                .results()
                                .map(module -> script(file(module.group(1))))
                                .reduce("", String::concat)
                        + "</script>"));
    }

    private static String script(String module) {
        return EXPORT.matcher(IMPORT.matcher(module).replaceAll("")).replaceAll("");
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }

    private static String file(String name) {
        try (InputStream file = CardPage.class.getResourceAsStream(FOLDER + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
