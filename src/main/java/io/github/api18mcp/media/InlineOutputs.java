package io.github.api18mcp.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.api18mcp.platform.DataDirectory;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Saves outputs that a service puts into its answer in place of an address, because nobody can get them from there again. The name
 * of the file follows from its bytes, so that an answer that comes twice is saved once.
 */
@Singleton
public class InlineOutputs {

    private static final Logger LOG = Logger.getLogger(InlineOutputs.class);

    private static final String DATA = "data:";
    private static final int LONGEST_HEADER = 200;
    private static final int NAME_BYTES = 12;

    private final DataDirectory directory;

    InlineOutputs(DataDirectory directory) {
        this.directory = directory;
    }

    /**
     * Saves the output in a text: a {@code data:} URI, or the Base64 of an image or a clip. Empty if the text is neither, or if it
     * cannot be saved. Blocks.
     *
     * @param text in ASCII
     */
    public Optional<Output> save(InputStream text) {
        try (BufferedInputStream input = new BufferedInputStream(text)) {
            input.mark(DATA.length());
            boolean uri = new String(input.readNBytes(DATA.length()), ISO_8859_1)
                    .toLowerCase(Locale.ROOT)
                    .equals(DATA);
            if (!uri) {
                input.reset();
            }
            String header = uri ? header(input) : ";base64";
            InputStream bytes = header.toLowerCase(Locale.ROOT).endsWith(";base64")
                    ? Base64.getMimeDecoder().wrap(new Base64Text(input))
                    : new PercentDecoded(input);
            return saved(bytes, FileType.of(header));
        } catch (IOException | ConfigurationException e) {
            LOG.warnf("An output in an answer cannot be saved: %s", e.toString());
            return Optional.empty();
        }
    }

    private static String header(InputStream input) throws IOException {
        StringBuilder header = new StringBuilder();
        for (int next = input.read();
                next != ',' && next >= 0 && header.length() < LONGEST_HEADER;
                next = input.read()) {
            header.append((char) next);
        }
        return header.toString().strip();
    }

    private Optional<Output> saved(InputStream bytes, FileType named) throws IOException {
        BufferedInputStream content = new BufferedInputStream(bytes);
        content.mark(FileType.TELLING);
        FileType type = FileType.of(content.readNBytes(FileType.TELLING)).or(named);
        content.reset();
        if (type == FileType.OTHER) {
            return Optional.empty();
        }
        Path folder = directory.folder("outputs");
        Path part = Files.createTempFile(folder, "inline-", ".part");
        try {
            Path file = folder.resolve("inline-" + written(content, part) + "." + type.extension());
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return Optional.of(
                    Output.at(file.toUri(), Optional.empty()).savedAs(file, Optional.of(type.contentType())));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Returns the name that follows from the bytes. */
    private static String written(InputStream content, Path file) throws IOException {
        MessageDigest digest = sha256();
        try (OutputStream out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), digest)) {
            content.transferTo(out);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, NAME_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
