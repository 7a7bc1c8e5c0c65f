package io.github.api18mcp.media.recipe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Text in a JPEG file: a {@code COM} segment (ITU-T T.81, B.2.4.5). */
final class JpegComment {

    private static final byte MARKER = (byte) 0xFF;
    private static final byte COMMENT = (byte) 0xFE;
    private static final int START = 2;
    private static final int SEGMENT_HEADER = 4;

    private JpegComment() {}

    /** Empty if the file is no JPEG. */
    static Optional<FileParts> of(ByteBuffer head, long length, String text) {
        if (!Bytes.startsWith(head, 0, "\u00ff\u00d8\u00ff") || head.limit() < START + SEGMENT_HEADER) {
            return Optional.empty();
        }
        int position = afterFirstSegment(head);
        return position < length
                ? Optional.of(
                        new FileParts().range(0, position).bytes(segment(text)).range(position, length))
                : Optional.empty();
    }

    /** JFIF and Exif both want to come first. */
    private static int afterFirstSegment(ByteBuffer head) {
        boolean application = (head.get(START + 1) & 0xF0) == 0xE0;
        return application ? START + 2 + Short.toUnsignedInt(head.getShort(START + 2)) : START;
    }

    private static byte[] segment(String text) {
        byte[] comment = text.getBytes(UTF_8);
        return ByteBuffer.allocate(SEGMENT_HEADER + comment.length)
                .put(MARKER)
                .put(COMMENT)
                .putShort((short) (comment.length + Short.BYTES))
                .put(comment)
                .array();
    }
}
