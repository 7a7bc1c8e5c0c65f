package io.github.api18mcp.foreign;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a library, from the name of its jar. */
final class JarVersion {

    private static final Pattern VERSION = Pattern.compile("-(\\d[^/]*)\\.jar$");

    private JarVersion() {}

    static String of(Class<?> inside) {
        Matcher version = VERSION.matcher(
                inside.getProtectionDomain().getCodeSource().getLocation().getPath());
        if (!version.find()) {
            throw new AssertionError("the library of " + inside + " is not in a jar with a version");
        }
        return version.group(1);
    }
}
