package io.github.api18mcp.catalog;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One documented parameter of a model. The kinds are few and sealed. Everything that depends on the kind is a {@link
 * Visitor}, so that a new kind does not compile until the schema, the check and the documents handle it.
 */
public sealed interface Parameter {

    String name();

    /** Read by agents, in our own words. Options and ranges are appended where a schema cannot express them. */
    String description();

    boolean required();

    /** The value that the service uses if the argument is left out: advertised and used for the quote, never sent. */
    default Optional<Object> defaultValue() {
        return Optional.empty();
    }

    <R> R accept(Visitor<R> visitor);

    /** One method for each kind of parameter. */
    interface Visitor<R> {
        R text(Text text);

        R choice(Choice choice);

        R wholeNumber(WholeNumber number);

        R flag(Flag flag);

        R mediaUrl(MediaUrl url);

        R mediaUrls(MediaUrls urls);

        R pageUrl(PageUrl url);

        R amount(Amount amount);
    }

    /**
     * Free text. Required text is not blank.
     *
     * @param maxLength in Unicode code points; empty where the service documents none
     */
    record Text(String name, String description, boolean required, OptionalInt maxLength) implements Parameter {
        public Text {
            named(name, description);
            if (maxLength.isPresent() && maxLength.getAsInt() < 1) {
                throw new IllegalArgumentException("max_length is at least 1");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.text(this);
        }
    }

    /** One of a list of options. */
    record Choice(String name, String description, boolean required, List<String> options, Optional<String> preset)
            implements Parameter {
        public Choice {
            named(name, description);
            options = List.copyOf(options);
            if (options.isEmpty()) {
                throw new IllegalArgumentException("options must not be empty");
            }
            among(preset.isEmpty() || options.contains(preset.get()), preset);
        }

        @Override
        public Optional<Object> defaultValue() {
            return preset.map(Object.class::cast);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.choice(this);
        }
    }

    /** A whole number within bounds; {@code 5.0} is one, {@code 1.5} is not. */
    record WholeNumber(String name, String description, boolean required, Bounds bounds, Optional<Long> preset)
            implements Parameter {
        public WholeNumber {
            named(name, description);
            among(preset.isEmpty() || bounds.contain(preset.get()), preset);
        }

        @Override
        public Optional<Object> defaultValue() {
            return preset.map(Object.class::cast);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.wholeNumber(this);
        }
    }

    /** True or false. */
    record Flag(String name, String description, boolean required, Optional<Boolean> preset) implements Parameter {
        public Flag {
            named(name, description);
        }

        @Override
        public Optional<Object> defaultValue() {
            return preset.map(Object.class::cast);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.flag(this);
        }
    }

    /** The public URL of one image. */
    record MediaUrl(String name, String description, boolean required) implements Parameter {
        public MediaUrl {
            named(name, description);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.mediaUrl(this);
        }
    }

    /** The public URLs of several images. */
    record MediaUrls(String name, String description, boolean required, int min, int max) implements Parameter {
        public MediaUrls {
            named(name, description);
            if (min < 0 || max < Math.max(1, min)) {
                throw new IllegalArgumentException("min and max must be in order");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.mediaUrls(this);
        }
    }

    /** The public URL of a web page that the service reads. */
    record PageUrl(String name, String description, boolean required) implements Parameter {
        public PageUrl {
            named(name, description);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pageUrl(this);
        }
    }

    /** An amount of US dollars. Only our own tools have such a parameter. */
    record Amount(String name, String description, boolean required) implements Parameter {
        public Amount {
            named(name, description);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.amount(this);
        }
    }

    private static void named(String name, String description) {
        if (!name.matches("[a-z][a-z0-9_]{0,47}")) {
            throw new IllegalArgumentException("a parameter's name is lower_snake_case");
        }
        if (description.isBlank()) {
            throw new IllegalArgumentException("a description must not be blank");
        }
    }

    private static void among(boolean contained, Optional<?> preset) {
        if (!contained) {
            throw new IllegalArgumentException(
                    "the default " + preset.get() + " is not allowed by the parameter itself");
        }
    }
}
