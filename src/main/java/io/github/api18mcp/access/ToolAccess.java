package io.github.api18mcp.access;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which tools the operator allows. A model is denied together with its tool, however it is called. */
@Singleton
public class ToolAccess {

    private final Optional<List<Pattern>> allowed;
    private final List<Pattern> denied;

    public ToolAccess(ToolAccessConfig config) {
        this.allowed = config.allow().map(ToolAccess::patterns);
        this.denied = config.deny().map(ToolAccess::patterns).orElse(List.of());
    }

    public boolean allow(String tool) {
        return allowed.map(patterns -> match(patterns, tool)).orElse(true) && !match(denied, tool);
    }

    private static boolean match(List<Pattern> patterns, String tool) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(tool).matches());
    }

    private static List<Pattern> patterns(List<String> names) {
        return names.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> Pattern.compile(Pattern.quote(name).replace("*", "\\E.*\\Q")))
                .toList();
    }
}
