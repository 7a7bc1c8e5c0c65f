package io.github.api18mcp.sandbox.art;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A short film that goes on where it began, as a fragmented MP4 file: a head, then one fragment a second, each with a key
 * frame of its own. So a clip of any length is the head, an index and as many fragments, each told its new time.
 */
final class Loop {

    /** After size, type, version and flags; there is the number of {@code mfhd} and the time of {@code tfdt}. */
    private static final int FIRST_FIELD = 12;

    private static final int INDEX_HEAD = 32;
    private static final int INDEX_ENTRY = 12;
    private static final int BEGINS_WITH_KEY_FRAME = 0x90000000;

    private record Fragment(Box moof, Box mdat) {
        int size() {
            return moof.size() + mdat.size();
        }
    }

    private final List<Box> head;
    private final List<Fragment> fragments;
    private final int second;

    private Loop(List<Box> boxes) {
        List<String> types = boxes.stream().map(Box::type).toList();
        int first = types.indexOf("moof");
        int end = types.lastIndexOf("mdat") + 1;
        head = boxes.subList(0, first);
        fragments = new ArrayList<>();
        for (int i = first; i < end; i += 2) {
            fragments.add(new Fragment(boxes.get(i), boxes.get(i + 1)));
        }
        second = (int) time(fragments.get(1).moof()).getLong(FIRST_FIELD);
    }

    static Loop read(String resource) {
        try (InputStream file = Loop.class.getResourceAsStream(resource)) {
            return new Loop(Box.in(ByteBuffer.wrap(file.readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] played(int seconds) {
        List<ByteBuffer> parts = new ArrayList<>();
        head.forEach(box -> parts.add(box.bytes()));
        parts.add(index(seconds));
        for (int i = 0; i < seconds; i++) {
            parts.add(moved(fragment(i).moof(), i).bytes());
            parts.add(fragment(i).mdat().bytes());
        }
        ByteBuffer file =
                ByteBuffer.allocate(parts.stream().mapToInt(ByteBuffer::limit).sum());
        parts.forEach(part -> file.put(part.duplicate()));
        return file.array();
    }

    private Fragment fragment(int i) {
        return fragments.get(i % fragments.size());
    }

    private Box moved(Box moof, int i) {
        Box copy = moof.copy();
        copy.child("mfhd").bytes().putInt(FIRST_FIELD, i + 1);
        time(copy).putLong(FIRST_FIELD, (long) i * second);
        return copy;
    }

    private static ByteBuffer time(Box moof) {
        return moof.child("traf").child("tfdt").bytes();
    }

    /** The segment index, {@code sidx}: without it players do not know the length before they have read everything. */
    private ByteBuffer index(int seconds) {
        int size = INDEX_HEAD + INDEX_ENTRY * seconds;
        ByteBuffer index = ByteBuffer.allocate(size).putInt(size).put("sidx".getBytes(US_ASCII));
        // Version and flags, track, timescale, earliest time, first offset; then how many entries follow.
        index.putInt(0).putInt(1).putInt(second).putInt(0).putInt(0).putInt(seconds);
        for (int i = 0; i < seconds; i++) {
            index.putInt(fragment(i).size()).putInt(second).putInt(BEGINS_WITH_KEY_FRAME);
        }
        return index.flip();
    }
}
