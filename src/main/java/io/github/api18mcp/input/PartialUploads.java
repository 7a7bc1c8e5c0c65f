package io.github.api18mcp.input;

import io.github.api18mcp.image.EmbeddedImage;
import io.github.api18mcp.image.UnusableImageException;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.platform.Scheduler;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Files that arrive in parts, because no message is long enough for the whole. They are in the memory of this process until then. */
@Singleton
public class PartialUploads {

    /** From its last part. */
    static final Duration LIFETIME = Duration.ofMinutes(1);

    static final int MOST_OF_CALLER = 2;
    static final int MOST_IN_ALL = 6;

    private final Map<Upload, Parts> uploads = new HashMap<>();
    private final Scheduler scheduler;

    PartialUploads(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** @param name given by the client */
    private record Upload(Owner owner, String name) {}

    private static final class Parts {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int count;
        private Runnable cancelExpiry = () -> {};
    }

    /**
     * Adds a part. A part that has come before is not added again, because a client repeats a call whose answer it did not get.
     *
     * @param name of the upload
     * @param number from 1
     * @param last the number of the last part
     * @return the file, with its last part
     */
    public synchronized Optional<byte[]> add(Owner owner, String name, int number, int last, byte[] part)
            throws UnusableImageException {
        Upload upload = new Upload(owner, name);
        Parts parts = parts(upload, number);
        if (number > parts.count + 1) {
            throw new UnusableImageException("part " + number + " after part " + parts.count);
        }
        if (number == parts.count + 1) {
            if (parts.bytes.size() + part.length > EmbeddedImage.MOST_BYTES) {
                forget(upload);
                throw new UnusableImageException("a file of more than 10 MB");
            }
            parts.bytes.writeBytes(part);
            parts.count++;
        }
        if (parts.count < last) {
            parts.cancelExpiry.run();
            parts.cancelExpiry = scheduler.after(LIFETIME, () -> forget(upload));
            return Optional.empty();
        }
        forget(upload);
        return Optional.of(parts.bytes.toByteArray());
    }

    private Parts parts(Upload upload, int number) throws UnusableImageException {
        Parts known = uploads.get(upload);
        if (known != null) {
            return known;
        }
        if (number != 1) {
            throw new UnusableImageException("part " + number + " of a file that did not begin here, or too long ago");
        }
        if (uploads.size() >= MOST_IN_ALL
                || uploads.keySet().stream()
                                .filter(other -> other.owner().equals(upload.owner()))
                                .count()
                        >= MOST_OF_CALLER) {
            throw new UnusableImageException("one of too many files at once; try again in a minute");
        }
        Parts fresh = new Parts();
        uploads.put(upload, fresh);
        return fresh;
    }

    private synchronized void forget(Upload upload) {
        Parts forgotten = uploads.remove(upload);
        if (forgotten != null) {
            forgotten.cancelExpiry.run();
        }
    }
}
