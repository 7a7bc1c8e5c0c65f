package io.github.api18mcp.input;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Violation;
import java.util.List;
import java.util.function.Function;

/** Whether the images of a call can be used. */
public sealed interface ImageResolution {
    <T> T fold(Function<Usable, T> usable, Function<Unusable, T> unusable, Function<NotHostable, T> notHostable);

    /**
     * All of them can.
     *
     * @param arguments with texts that always mean the same images
     * @param remarks what a person may want to know, in sentences
     */
    record Usable(Arguments arguments, List<String> remarks) implements ImageResolution {
        @Override
        public <T> T fold(
                Function<Usable, T> usable, Function<Unusable, T> unusable, Function<NotHostable, T> notHostable) {
            return usable.apply(this);
        }
    }

    /** Some of them cannot. */
    record Unusable(List<Violation> violations) implements ImageResolution {
        @Override
        public <T> T fold(
                Function<Usable, T> usable, Function<Unusable, T> unusable, Function<NotHostable, T> notHostable) {
            return unusable.apply(this);
        }
    }

    /** An image has no URL, and there is no place to host it. */
    record NotHostable() implements ImageResolution {
        @Override
        public <T> T fold(
                Function<Usable, T> usable, Function<Unusable, T> unusable, Function<NotHostable, T> notHostable) {
            return notHostable.apply(this);
        }
    }
}
