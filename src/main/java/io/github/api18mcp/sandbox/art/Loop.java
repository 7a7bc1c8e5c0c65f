package io.github.api18mcp.sandbox.art;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A short film that can be repeated without a visible cut, as a fragmented MP4 file: a head and one fragment per second. Each
 * fragment begins with a key frame, so a clip of any length is the head, an index, and one fragment per second with its
 * number and time adjusted. No encoder is needed.
 */
final class Loop {

    /**
     * The offset of the first field after size, type, version and flags: the sequence number in {@code mfhd}, the decode time
     * in {@code tfdt}.
     */
    private static final int FIRST_FIELD = 12;

    private static final int INDEX_HEADER_SIZE = 32;
    private static final int INDEX_ENTRY_SIZE = 12;
    private static final int STARTS_WITH_KEY_FRAME = 0x90000000;

    private record Fragment(Box moof, Box mdat) {
        int size() {
            return moof.size() + mdat.size();
        }
    }

    private final List<Box> head;
    private final List<Fragment> fragments;
    private final int ticksPerSecond;

    private Loop(List<Box> boxes) {
        List<String> types = boxes.stream().map(Box::type).toList();
        int first = types.indexOf("moof");
        int end = types.lastIndexOf("mdat") + 1;
        head = boxes.subList(0, first);
        fragments = new ArrayList<>();
        for (int i = first; i < end; i += 2) {
            fragments.add(new Fragment(boxes.get(i), boxes.get(i + 1)));
        }
        ticksPerSecond = (int) decodeTime(fragments.get(1).moof()).getLong(FIRST_FIELD);
    }

    static Loop read(String resource) {
        try (InputStream file = Loop.class.getResourceAsStream(resource)) {
            return new Loop(Box.parse(ByteBuffer.wrap(file.readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] repeat(int seconds) {
        List<ByteBuffer> parts = new ArrayList<>();
        head.forEach(box -> parts.add(box.bytes()));
        parts.add(index(seconds));
        for (int i = 0; i < seconds; i++) {
            parts.add(renumbered(fragment(i).moof(), i).bytes());
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

    private Box renumbered(Box moof, int i) {
        Box copy = moof.copy();
        copy.child("mfhd").bytes().putInt(FIRST_FIELD, i + 1);
        decodeTime(copy).putLong(FIRST_FIELD, (long) i * ticksPerSecond);
        return copy;
    }

    private static ByteBuffer decodeTime(Box moof) {
        return moof.child("traf").child("tfdt").bytes();
    }

    /** Creates the segment index ({@code sidx}). Without it, a player must read the whole file to know its length. */
    private ByteBuffer index(int seconds) {
        int size = INDEX_HEADER_SIZE + INDEX_ENTRY_SIZE * seconds;
        ByteBuffer index = ByteBuffer.allocate(size).putInt(size).put("sidx".getBytes(US_ASCII));
        // Version and flags, track, timescale, earliest time, first offset, number of entries.
        index.putInt(0).putInt(1).putInt(ticksPerSecond).putInt(0).putInt(0).putInt(seconds);
        for (int i = 0; i < seconds; i++) {
            index.putInt(fragment(i).size()).putInt(ticksPerSecond).putInt(STARTS_WITH_KEY_FRAME);
        }
        return index.flip();
    }
}
