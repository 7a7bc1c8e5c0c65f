package io.github.api18mcp.sandbox.art;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A box of an MP4 file (ISO/IEC 14496-12): its size, its four-letter type, then its content, often boxes again. */
record Box(ByteBuffer bytes) {

    private static final int HEADER = 8;

    static List<Box> in(ByteBuffer file) {
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

    /** The first box of a type in this one; writing to it writes to this. */
    Box child(String type) {
        return in(bytes.slice(HEADER, size() - HEADER)).stream()
                .filter(box -> box.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + type + " in " + type()));
    }

    Box copy() {
        return new Box(ByteBuffer.allocate(size()).put(0, bytes, 0, size()));
    }
}
