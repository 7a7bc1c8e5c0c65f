package io.github.api18mcp.sandbox.art;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A box of an MP4 file (ISO/IEC 14496-12): its size, its four-letter type, and its content, which is often more boxes. */
record Box(ByteBuffer bytes) {

    private static final int HEADER_SIZE = 8;

    static List<Box> parse(ByteBuffer file) {
        List<Box> boxes = new ArrayList<>();
        for (int start = 0;
                start < file.limit();
                start += boxes.get(boxes.size() - 1).size()) {
            boxes.add(new Box(file.slice(start, file.getInt(start))));
        }
        return boxes;
    }

    int size() {
        return bytes.limit();
    }

    String type() {
        byte[] type = new byte[4];
        bytes.get(4, type);
        return new String(type, US_ASCII);
    }

    /** Returns the first box of a type in this one. It shares this box's bytes. */
    Box child(String type) {
        return parse(bytes.slice(HEADER_SIZE, size() - HEADER_SIZE)).stream()
                .filter(box -> box.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + type + " in " + type()));
    }

    Box copy() {
        return new Box(ByteBuffer.allocate(size()).put(0, bytes, 0, size()));
    }
}
