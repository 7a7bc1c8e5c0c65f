package io.github.api18mcp.catalog;

import io.github.api18mcp.catalog.Parameter.Amount;
import io.github.api18mcp.catalog.Parameter.Choice;
import io.github.api18mcp.catalog.Parameter.Flag;
import io.github.api18mcp.catalog.Parameter.MediaUrl;
import io.github.api18mcp.catalog.Parameter.MediaUrls;
import io.github.api18mcp.catalog.Parameter.PageUrl;
import io.github.api18mcp.catalog.Parameter.Text;
import io.github.api18mcp.catalog.Parameter.WholeNumber;
import java.util.Locale;
import java.util.OptionalInt;

/** What a parameter accepts, in words: for error messages, tables and help. */
public enum ExpectedText implements Parameter.Visitor<String> {
    WORDS;

    @Override
    public String text(Text text) {
        OptionalInt max = text.maxLength();
        return max.isPresent() ? String.format(Locale.ROOT, "text, at most %,d characters", max.getAsInt()) : "text";
    }

    @Override
    public String choice(Choice choice) {
        return String.join(", ", choice.options());
    }

    @Override
    public String wholeNumber(WholeNumber number) {
        return number.bounds().toString();
    }

    @Override
    public String flag(Flag flag) {
        return "true, false";
    }

    @Override
    public String mediaUrl(MediaUrl url) {
        return ImageReference.EXPECTED;
    }

    @Override
    public String mediaUrls(MediaUrls urls) {
        return "a list of " + urls.min() + "–" + urls.max() + ", each " + ImageReference.EXPECTED;
    }

    @Override
    public String pageUrl(PageUrl url) {
        return PublicUrl.EXPECTED;
    }

    @Override
    public String amount(Amount amount) {
        return "an amount of US dollars";
    }
}
