package io.github.api18mcp.command;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns an error of the configuration library into a message for the operator. */
final class InvalidSettingMessage {

    private static final Pattern EXCEPTION = Pattern.compile("^[\\w.$]+: ");
    private static final Pattern UNREADABLE = Pattern.compile("SRCFG00039: The config property (?<name>\\S+) with the"
            + " config value \"(?<value>.*)\" threw an Exception .*?(allowed values: (?<choices>.*))?");
    private static final Pattern EMPTY =
            Pattern.compile("SRCFG00040: The config property (?<name>\\S+) is defined as the empty String.*");
    private static final Pattern UNKNOWN = Pattern.compile("SRCFG00050: (?<name>\\S+) in .* does not map to any root");

    private InvalidSettingMessage() {}

    static String words(String problem) {
        String objection = EXCEPTION.matcher(problem).replaceFirst("");
        Matcher unreadable = UNREADABLE.matcher(objection);
        if (unreadable.matches()) {
            return variable(unreadable) + " cannot be \"" + unreadable.group("value") + "\"" + choices(unreadable);
        }
        Matcher empty = EMPTY.matcher(objection);
        if (empty.matches()) {
            return variable(empty) + " is empty; set it to something, or not at all";
        }
        Matcher unknown = UNKNOWN.matcher(objection);
        return unknown.matches() ? "There is no setting " + unknown.group("name") : objection;
    }

    private static String choices(Matcher unreadable) {
        String choices = unreadable.group("choices");
        return choices == null ? "" : "; it can be " + choices.replace(",", ", ");
    }

    /** The environment variable of a setting. The log level has a name of its own for Quarkus. */
    private static String variable(Matcher objection) {
        String property = objection.group("name").replace("quarkus.log.level", "api18mcp.log-level");
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
