package io.github.api18mcp.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.api18mcp.access.Caller;
import io.github.api18mcp.image.UnusableImageException;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.platform.ManualTime;
import io.github.api18mcp.platform.Mode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Files of which the rest does not come are forgotten. */
class PartialUploadsTest {

    private static final byte[] PART = {1, 2};

    private final ManualTime time = new ManualTime();
    private final PartialUploads uploads = new PartialUploads(time);

    @Test
    void a_file_may_take_long_as_long_as_its_parts_come() throws UnusableImageException {
        for (int part = 1; part <= 3; part++) {
            assertThat(uploads.add(owner("ann"), "a", part, 4, PART)).isEmpty();
            time.pass(PartialUploads.LIFETIME.minus(Duration.ofMillis(1)));
        }

        assertThat(uploads.add(owner("ann"), "a", 4, 4, PART)).contains(new byte[] {1, 2, 1, 2, 1, 2, 1, 2});
    }

    @Test
    void a_file_whose_next_part_does_not_come_is_forgotten() throws UnusableImageException {
        uploads.add(owner("ann"), "a", 1, 2, PART);

        time.pass(PartialUploads.LIFETIME);

        assertThatThrownBy(() -> uploads.add(owner("ann"), "a", 2, 2, PART)).hasMessageContaining("too long ago");
    }

    @Test
    void all_callers_together_cannot_fill_the_memory() throws UnusableImageException {
        for (int caller = 1; caller <= PartialUploads.MOST_IN_ALL; caller++) {
            uploads.add(owner("caller " + caller), "a", 1, 2, PART);
        }
        assertThatThrownBy(() -> uploads.add(owner("ann"), "a", 1, 2, PART)).hasMessageContaining("too many files");

        time.pass(PartialUploads.LIFETIME);

        assertThat(uploads.add(owner("ann"), "a", 1, 2, PART)).isEqualTo(Optional.empty());
    }

    private static Owner owner(String name) {
        return new Owner(new Caller(name), Mode.SANDBOX);
    }
}
