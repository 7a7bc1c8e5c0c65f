package io.github.api18mcp.sandbox.art;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The MP4 structure of clips (ISO/IEC 14496-12). */
class ClipTest {

    private static final int TICKS_PER_SECOND = 12_288;

    static Stream<Clip> clips() {
        return Clip.RATIOS.stream().flatMap(ratio -> Clip.SHORT_SIDES.stream()
                .flatMap(side -> Stream.of(2, 5, 15).map(seconds -> new Clip(ratio, side, seconds))));
    }

    @ParameterizedTest
    @MethodSource("clips")
    void consists_of_a_head_an_index_and_one_fragment_per_second(Clip clip) {
        List<String> expected = new ArrayList<>(List.of("ftyp", "moov", "sidx"));
        IntStream.range(0, clip.seconds()).forEach(i -> expected.addAll(List.of("moof", "mdat")));

        assertThat(boxes(clip)).extracting(Box::type).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("clips")
    void numbers_every_fragment_and_sets_its_time(Clip clip) {
        List<Box> fragments =
                boxes(clip).stream().filter(box -> box.type().equals("moof")).toList();

        for (int i = 0; i < clip.seconds(); i++) {
            Box moof = fragments.get(i);
            assertThat(moof.child("mfhd").bytes().getInt(12)).isEqualTo(i + 1);
            assertThat(moof.child("traf").child("tfdt").bytes().getLong(12)).isEqualTo((long) i * TICKS_PER_SECOND);
        }
    }

    @ParameterizedTest
    @MethodSource("clips")
    void indexes_the_size_and_duration_of_every_fragment(Clip clip) {
        List<Box> boxes = boxes(clip);
        ByteBuffer index = boxes.get(2).bytes();

        assertThat(index.getInt(16)).isEqualTo(TICKS_PER_SECOND);
        assertThat(index.getShort(30)).isEqualTo((short) clip.seconds());
        for (int i = 0; i < clip.seconds(); i++) {
            assertThat(index.getInt(32 + 12 * i))
                    .isEqualTo(
                            boxes.get(3 + 2 * i).size() + boxes.get(4 + 2 * i).size());
            assertThat(index.getInt(36 + 12 * i)).isEqualTo(TICKS_PER_SECOND);
        }
    }

    @ParameterizedTest
    @MethodSource("clips")
    void has_the_requested_size_and_is_h264(Clip clip) {
        Box track = boxes(clip).get(1).child("trak");
        ByteBuffer header = track.child("tkhd").bytes();
        int width = header.getInt(84) >> 16;
        int height = header.getInt(88) >> 16;

        assertThat(Math.min(width, height)).isEqualTo(clip.shortSide());
        assertThat((double) width / height)
                .isBetween(clip.ratio().quotient() - 0.002, clip.ratio().quotient() + 0.002);
        ByteBuffer sample =
                track.child("mdia").child("minf").child("stbl").child("stsd").bytes();
        assertThat(new Box(sample.slice(16, sample.getInt(16))).type()).isEqualTo("avc1");
    }

    @ParameterizedTest
    @CsvSource({
        "21:9, 720, 5, 16:9, 720, 5",
        "2:3, 2160, 0, 3:4, 1080, 1",
        "1024:768, 360, 9000000000000, 4:3, 480, 60",
        "9:16, 800, 8, 9:16, 720, 8"
    })
    void uses_the_nearest_available_clip(
            String requestedRatio, int requestedSide, long requestedSeconds, String ratio, int side, int seconds) {
        assertThat(Clip.nearest(AspectRatio.parse(requestedRatio).orElseThrow(), requestedSide, requestedSeconds))
                .isEqualTo(new Clip(AspectRatio.parse(ratio).orElseThrow(), side, seconds));
    }

    @Test
    void refuses_properties_without_a_clip() {
        assertThatThrownBy(() -> new Clip(AspectRatio.WIDE, 700, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Clip(new AspectRatio(2, 1), 720, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Clip(AspectRatio.WIDE, 720, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Box> boxes(Clip clip) {
        return Box.parse(ByteBuffer.wrap(clip.bytes()));
    }
}
