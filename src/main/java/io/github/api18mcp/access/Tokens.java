package io.github.api18mcp.access;

import io.github.api18mcp.platform.Sha256;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bearer tokens of all callers; only their hashes are kept. */
final class Tokens {

    private record Token(Caller owner, byte[] hash) {}

    private static final Pattern LINE = Pattern.compile(
            "(?<name>[A-Za-z0-9._@-]{1,64})\\s+((?i:sha256):(?<hash>[0-9a-fA-F]{64})|(?!(?i:sha256):)(?<token>[\\x21-\\x7e]{16,}))");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final List<Token> tokens;

    private Tokens(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    /**
     * Parses lines {@code name token} or {@code name sha256:HEX}; blank lines and lines starting with {@code #} are
     * skipped. A name may have several tokens, so that a new one can be handed out before the old one is revoked.
     *
     * @throws ConfigurationException names the line, but none of its content
     */
    static Tokens parse(String text) {
        List<Token> tokens = new ArrayList<>();
        List<String> lines =
                text.replace(BYTE_ORDER_MARK, "").lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isEmpty() && !lines.get(i).startsWith("#")) {
                tokens.add(token(lines.get(i), i + 1));
            }
        }
        return new Tokens(tokens);
    }

    /** In constant time. */
    Optional<Caller> owner(String token) {
        byte[] hash = Sha256.of(token);
        Optional<Caller> owner = Optional.empty();
        for (Token known : tokens) {
            if (MessageDigest.isEqual(known.hash(), hash)) {
                owner = Optional.of(known.owner());
            }
        }
        return owner;
    }

    int count() {
        return tokens.size();
    }

    /** A name that resembles the metrics caller would be a caller who may spend. */
    private static Caller owner(String name, int number) {
        Caller owner = new Caller(name);
        if (!owner.equals(Caller.METRICS) && name.equalsIgnoreCase(Caller.METRICS.name())) {
            throw new ConfigurationException("API18MCP_ACCESS_TOKENS_FILE: line " + number + ": the name is spelled "
                    + Caller.METRICS.name() + ".");
        }
        return owner;
    }

    private static Token token(String line, int number) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new ConfigurationException("API18MCP_ACCESS_TOKENS_FILE: line " + number
                    + " is neither `name token`, with a token of 16 or more characters, nor `name sha256:HEX`.");
        }
        Caller owner = owner(matcher.group("name"), number);
        return matcher.group("hash") == null
                ? new Token(owner, Sha256.of(matcher.group("token")))
                : new Token(owner, HexFormat.of().parseHex(matcher.group("hash").toLowerCase(Locale.ROOT)));
    }
}
