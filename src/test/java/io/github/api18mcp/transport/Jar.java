package io.github.api18mcp.transport;

import java.nio.file.Path;

/** The program as it is shipped. */
final class Jar {

    private Jar() {}

    static String path() {
        return System.getProperty("api18mcp.jar");
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
