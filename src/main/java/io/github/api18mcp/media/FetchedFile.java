package io.github.api18mcp.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A file as a server sent it: what it is shows in its bytes.
 *
 * @param part where it is for now
 * @param contentType as served; may be empty
 */
record FetchedFile(Path part, String contentType) {

    /** Some servers pack a file once more that a cache has packed already. */
    private static final int PACKINGS = 2;

    private static final int EXCERPT = 100;
    private static final int BUFFER = 8192;
    private static final Pattern MARKUP = Pattern.compile("(?s)\\s*(<[!?a-zA-Z]|[{\\[]).*");

    /**
     * What kind of file it is in the end. Blocks. Fails with {@link IOException} if it is no output.
     *
     * @param mostBytes of the file once it is unpacked: a few bytes may unpack to as many as there is room for
     */
    FileType unpackedType(long mostBytes) throws IOException {
        for (int i = 0; i < PACKINGS && isPacked(); i++) {
            unpack(mostBytes);
        }
        byte[] start = start();
        if (start.length == 0) {
            throw new IOException("the file is empty");
        }
        FileType type = FileType.of(start);
        if (type == FileType.OTHER && isMessage(start)) {
            throw new IOException("there is a message in its place: " + excerpt(start));
        }
        return type.or(FileType.of(contentType));
    }

    private boolean isMessage(byte[] start) {
        String type = contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("text/")
                || type.contains("json")
                || type.contains("xml")
                || MARKUP.matcher(new String(start, UTF_8)).matches();
    }

    private static String excerpt(byte[] start) {
        String words = new String(start, UTF_8)
                .replaceAll("<[^>]*(>|$)", " ")
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        return '"' + (words.length() <= EXCERPT ? words : words.substring(0, EXCERPT) + "…").replace('"', '\'') + '"';
    }

    private byte[] start() throws IOException {
        try (InputStream file = Files.newInputStream(part)) {
            return file.readNBytes(FileType.TELLING);
        }
    }

    private static void copy(InputStream packed, Path unpacked, long mostBytes) throws IOException {
        try (OutputStream file = Files.newOutputStream(unpacked)) {
            byte[] buffer = new byte[BUFFER];
            long bytes = 0;
            for (int count = packed.read(buffer); count >= 0; count = packed.read(buffer)) {
                bytes += count;
                if (bytes > mostBytes) {
                    throw BoundedBody.tooLarge(mostBytes);
                }
                file.write(buffer, 0, count);
            }
        }
    }

    private boolean isPacked() throws IOException {
        byte[] start = start();
        return start.length > 2 && start[0] == (byte) 0x1f && start[1] == (byte) 0x8b;
    }

    private void unpack(long mostBytes) throws IOException {
        Path unpacked = part.resolveSibling(part.getFileName() + ".unpacked");
        try (InputStream packed = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(part)))) {
            copy(packed, unpacked, mostBytes);
            Files.move(unpacked, part, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unpacked);
        }
    }
}
