package io.github.api18mcp.catalog;

import io.github.api18mcp.catalog.Bounds.Options;
import io.github.api18mcp.catalog.Parameter.Amount;
import io.github.api18mcp.catalog.Parameter.Choice;
import io.github.api18mcp.catalog.Parameter.Flag;
import io.github.api18mcp.catalog.Parameter.MediaUrl;
import io.github.api18mcp.catalog.Parameter.MediaUrls;
import io.github.api18mcp.catalog.Parameter.PageUrl;
import io.github.api18mcp.catalog.Parameter.Text;
import io.github.api18mcp.catalog.Parameter.WholeNumber;
import java.util.Arrays;
import java.util.List;

/** A parameter in the words of the API document; empty where the document says nothing. */
record DocumentedParameter(String name, String type, String needed, String allowed, String byDefault, String longest) {

    /** As in the table among the test resources. */
    static DocumentedParameter parse(String row) {
        List<String> columns =
                Arrays.stream(row.split("\\|", -1)).map(String::strip).toList();
        return new DocumentedParameter(
                columns.get(0), columns.get(1), columns.get(2), columns.get(3), columns.get(4), columns.get(5));
    }

    static DocumentedParameter of(Parameter parameter) {
        return parameter.accept(new Words());
    }

    private static DocumentedParameter of(Parameter parameter, String type, String allowed, String longest) {
        return new DocumentedParameter(
                parameter.name(),
                type,
                parameter.required() ? "REQUIRED" : "optional",
                allowed,
                parameter.defaultValue().map(Object::toString).orElse(""),
                longest);
    }

    private record Words() implements Parameter.Visitor<DocumentedParameter> {

        @Override
        public DocumentedParameter text(Text text) {
            return of(
                    text,
                    "string",
                    "",
                    text.maxLength().isPresent()
                            ? String.valueOf(text.maxLength().getAsInt())
                            : "");
        }

        @Override
        public DocumentedParameter choice(Choice choice) {
            return of(choice, "string", String.join(", ", choice.options()), "");
        }

        @Override
        public DocumentedParameter wholeNumber(WholeNumber number) {
            return of(number, "integer", allowed(number.bounds()), "");
        }

        @Override
        public DocumentedParameter flag(Flag flag) {
            return of(flag, "boolean", "", "");
        }

        @Override
        public DocumentedParameter mediaUrl(MediaUrl url) {
            return of(url, "string (URL)", "", "");
        }

        @Override
        public DocumentedParameter mediaUrls(MediaUrls urls) {
            return of(urls, "string[] (URLs)", urls.min() + "–" + urls.max(), "");
        }

        @Override
        public DocumentedParameter pageUrl(PageUrl url) {
            return of(url, "string (URL)", "", "");
        }

        @Override
        public DocumentedParameter amount(Amount amount) {
            return of(amount, "number (USD)", "", "");
        }

        private static String allowed(Bounds bounds) {
            if (bounds.equals(Bounds.UNDOCUMENTED)) {
                return "";
            }
            return bounds instanceof Options options
                    ? String.join(
                            ", ",
                            options.numbers().stream().map(String::valueOf).toList())
                    : bounds.min() + "–" + bounds.max();
        }
    }
}
