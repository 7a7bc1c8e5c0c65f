package io.github.api18mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A document with generated parts, each between two comments; {@code -Daccept.snapshots=true} writes them again. */
public record Document(Path file) {

    public void holds(String name, String generated) throws IOException {
        String start = "<!-- generated: " + name + " -->\n";
        String text = Files.readString(file);
        assertThat(text).as("%s", file).contains(start);
        int from = text.indexOf(start) + start.length();
        int to = text.indexOf("<!-- /generated -->", from);
        if (Boolean.getBoolean("accept.snapshots")) {
            Files.writeString(file, text.substring(0, from) + generated + text.substring(to));
        } else {
            assertThat(text.substring(from, to)).isEqualTo(generated);
        }
    }
}
