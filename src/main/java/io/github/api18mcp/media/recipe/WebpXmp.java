package io.github.api18mcp.media.recipe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Text in a WebP file: an {@code XMP} chunk at the end (RFC 9649, 2.7). A file in the simple format becomes one in the extended
 * format, whose header says that there is one.
 */
final class WebpXmp {

    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int DATA = RIFF_HEADER + CHUNK_HEADER;
    private static final int EXTENDED_HEADER = 10;
    private static final int HAS_XMP = 0x04;
    private static final int HAS_ALPHA = 0x10;

    /** Width and height have 14 bits each. */
    private static final int SIDE = 0x3FFF;

    private static final String PACKET =
            """
            <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt>
            <rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="w"?>""";

    private WebpXmp() {}

    /** Empty if the file is no WebP, has XMP already, or has bytes behind its end. */
    static Optional<FileParts> of(ByteBuffer head, long length, String text) {
        ByteBuffer start = head.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        if (!Bytes.startsWith(head, 0, "RIFF")
                || !Bytes.startsWith(head, 8, "WEBP")
                || head.limit() < DATA + EXTENDED_HEADER
                || Integer.toUnsignedLong(start.getInt(4)) + CHUNK_HEADER != length) {
            return Optional.empty();
        }
        return header(start).map(header -> {
            byte[] chunk = chunk(text);
            boolean extended = Bytes.startsWith(head, RIFF_HEADER, "VP8X");
            int restFrom = extended ? DATA + EXTENDED_HEADER : RIFF_HEADER;
            long newLength = RIFF_HEADER + header.length + (length - restFrom) + chunk.length;
            byte[] riff = new byte[RIFF_HEADER];
            start.get(0, riff);
            ByteBuffer.wrap(riff).order(ByteOrder.LITTLE_ENDIAN).putInt(4, (int) (newLength - CHUNK_HEADER));
            return new FileParts()
                    .bytes(riff)
                    .bytes(header)
                    .range(restFrom, length)
                    .bytes(chunk);
        });
    }

    /** The chunk {@code VP8X} that the file is to have; empty if its format is not understood. */
    private static Optional<byte[]> header(ByteBuffer head) {
        if (Bytes.startsWith(head, RIFF_HEADER, "VP8X")) {
            byte[] chunk = new byte[CHUNK_HEADER + EXTENDED_HEADER];
            head.get(RIFF_HEADER, chunk);
            boolean has = (chunk[CHUNK_HEADER] & HAS_XMP) != 0;
            chunk[CHUNK_HEADER] |= HAS_XMP;
            return has ? Optional.empty() : Optional.of(chunk);
        }
        if (Bytes.startsWith(head, RIFF_HEADER, "VP8L") && head.get(DATA) == 0x2F) {
            int sizes = head.getInt(DATA + 1);
            int alpha = (sizes >>> 28 & 1) == 1 ? HAS_ALPHA : 0;
            return Optional.of(header(alpha, sizes & SIDE, sizes >>> 14 & SIDE));
        }
        if (Bytes.startsWith(head, RIFF_HEADER, "VP8 ") && Bytes.startsWith(head, DATA + 3, "\u009d\u0001\u002a")) {
            return Optional.of(header(0, (head.getShort(DATA + 6) & SIDE) - 1, (head.getShort(DATA + 8) & SIDE) - 1));
        }
        return Optional.empty();
    }

    private static byte[] header(int flags, int widthMinusOne, int heightMinusOne) {
        return ByteBuffer.allocate(CHUNK_HEADER + EXTENDED_HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("VP8X".getBytes(ISO_8859_1))
                .putInt(EXTENDED_HEADER)
                .putInt(flags | HAS_XMP)
                .put(threeBytes(widthMinusOne))
                .put(threeBytes(heightMinusOne))
                .array();
    }

    private static byte[] threeBytes(int number) {
        return new byte[] {(byte) number, (byte) (number >> 8), (byte) (number >> 16)};
    }

    /** Chunks have an even length; a space does no harm at the end of the packet. */
    private static byte[] chunk(String text) {
        byte[] packet = PACKET.formatted(escaped(text)).getBytes(UTF_8);
        return ByteBuffer.allocate(CHUNK_HEADER + packet.length + packet.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("XMP ".getBytes(ISO_8859_1))
                .putInt(packet.length)
                .put(packet)
                .array();
    }

    /** JSON contains no control characters, which XML could not express. */
    private static String escaped(String json) {
        return json.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
