package io.github.api18mcp.access;

import io.github.api18mcp.platform.AtomicWrite;
import io.github.api18mcp.platform.DataDirectory;
import io.github.api18mcp.platform.Sha256;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The file of {@code API18MCP_ACCESS_TOKENS_FILE}, as an operator edits it. Running servers read it again by themselves.
 * Lines that are not concerned stay as they are.
 */
public final class TokensFile {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]{1,64}");
    private static final int TOKEN_BYTES = 32;
    /** Lets people and scanners of leaked secrets see what it is. */
    private static final String PREFIX = "api18mcp_";

    private final Path path;

    public TokensFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** The name of each token, in the order of the file; a name may have several. */
    public List<String> names() {
        return lines().filter(TokensFile::isToken).map(TokensFile::name).toList();
    }

    /**
     * Adds a token. The file gets its hash.
     *
     * @return the token, which is stored nowhere
     */
    public String add(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new ConfigurationException("A name has 1 to 64 letters, digits, dots, dashes, underscores and @.");
        }
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String token = PREFIX + HexFormat.of().formatHex(random);
        String line = name + " sha256:" + HexFormat.of().formatHex(Sha256.of(token));
        replace(Stream.concat(lines(), Stream.of(line)));
        return token;
    }

    /** Removes all tokens of this name and returns how many there were. */
    public int revoke(String name) {
        Predicate<String> revoked = line -> isToken(line) && name(line).equals(name);
        int count = (int) lines().filter(revoked).count();
        if (count > 0) {
            replace(lines().filter(revoked.negate()));
        }
        return count;
    }

    private Stream<String> lines() {
        return read().lines();
    }

    private String read() {
        try {
            String text = Files.exists(path) ? Files.readString(path, StandardCharsets.UTF_8) : "";
            Tokens.parse(text);
            return text;
        } catch (IOException e) {
            throw failure("cannot be read", e);
        }
    }

    /** As a whole, because servers read the file every second. */
    private void replace(Stream<String> lines) {
        String text = lines.map(line -> line + "\n").collect(Collectors.joining());
        Tokens.parse(text);
        try {
            DataDirectory.made(path.getParent());
            AtomicWrite.replace(Files.exists(path) ? path.toRealPath() : path, text);
        } catch (IOException e) {
            throw failure("cannot be written", e);
        }
    }

    private static boolean isToken(String line) {
        return !line.isBlank() && !line.strip().startsWith("#");
    }

    private static String name(String line) {
        return line.replace("\uFEFF", "").strip().split("\\s+", 2)[0];
    }

    private ConfigurationException failure(String what, IOException e) {
        return new ConfigurationException(
                path + " " + what + " (" + e.getClass().getSimpleName() + "). Nothing was changed.", e);
    }
}
