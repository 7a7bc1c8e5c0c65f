package io.github.api18mcp.access;

import io.github.api18mcp.access.AccessDecision.Denied;
import io.github.api18mcp.access.AccessDecision.Denied.DenialReason;
import io.github.api18mcp.access.AccessDecision.Granted;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * The bearer tokens of {@code API18MCP_ACCESS_TOKENS_FILE}, read again when the file changes. If the file becomes
 * unusable, the tokens read before stay valid.
 */
@Singleton
class TokenFile implements CallerAuthentication {

    private static final Logger LOG = Logger.getLogger(TokenFile.class);

    private static final Pattern BEARER =
            Pattern.compile("Bearer +(?<token>[\\x21-\\x7e]+) *", Pattern.CASE_INSENSITIVE);
    private static final long LOOK_EVERY_MILLIS = 1_000;

    private final Optional<Path> file;
    private final Vertx vertx;
    private volatile Optional<Tokens> tokens;
    private volatile Optional<String> text;
    /** Logged once, not every second. */
    private volatile String objection = "";

    TokenFile(AccessConfig config, BindAddressCheck binding, Vertx vertx) {
        this.file = config.tokensFile().filter(path -> binding.listens());
        this.vertx = vertx;
        this.text = file.map(TokenFile::read);
        this.tokens = text.map(Tokens::parse);
        if (tokens.filter(none -> none.count() == 0).isPresent()) {
            throw new ConfigurationException("API18MCP_ACCESS_TOKENS_FILE has no token.");
        }
    }

    void watch(@Observes StartupEvent event) {
        file.ifPresent(path -> vertx.setPeriodic(
                LOOK_EVERY_MILLIS,
                timer -> vertx.executeBlocking(() -> {
                    look(path);
                    return null;
                })));
    }

    @Override
    public boolean required() {
        return tokens.isPresent();
    }

    @Override
    public AccessDecision judge(Optional<String> authorization) {
        if (authorization.isEmpty()) {
            return new Denied(DenialReason.NO_TOKEN, "A token is needed: Authorization: Bearer TOKEN.");
        }
        Matcher bearer = BEARER.matcher(authorization.get());
        return Optional.of(bearer)
                .filter(Matcher::matches)
                .flatMap(match -> tokens.orElseThrow().owner(match.group("token")))
                .<AccessDecision>map(Granted::new)
                .orElseGet(() -> new Denied(DenialReason.WRONG_TOKEN, "This token is not known here."));
    }

    /** Compares the text itself, because a mounted secret can change without a newer modification time. */
    private void look(Path path) {
        try {
            Optional<String> now = Optional.of(read(path));
            if (!now.equals(text)) {
                text = now;
                tokens = now.map(Tokens::parse);
                LOG.infof(
                        "%s was read again: %d tokens",
                        path, tokens.orElseThrow().count());
            }
            objection = "";
        } catch (ConfigurationException e) {
            if (!objection.equals(e.getMessage())) {
                LOG.errorf("%s The tokens known before stay good.", e.getMessage());
            }
            objection = e.getMessage();
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ConfigurationException("API18MCP_ACCESS_TOKENS_FILE: " + path + " cannot be read ("
                    + e.getClass().getSimpleName() + ").");
        }
    }
}
