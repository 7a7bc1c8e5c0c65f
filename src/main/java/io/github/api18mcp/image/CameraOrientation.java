package io.github.api18mcp.image;

import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/** How a camera was held, as the EXIF metadata of a JPEG says. */
final class CameraOrientation {

    private CameraOrientation() {}

    /** The picture as the camera saw it; as it is if the file says nothing that can be read. */
    static BufferedImage upright(BufferedImage picture, byte[] jpeg) {
        return orientation(jpeg)
                .map(ExifFilterUtils::getFilterForOrientation)
                .map(filter -> filter.apply(picture))
                .orElse(picture);
    }

    private static Optional<Orientation> orientation(byte[] jpeg) {
        try (ImageInputStream file = ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg))) {
            List<JPEGSegment> exif = JPEGSegmentUtil.readSegments(file, JPEG.APP1, "Exif");
            return exif.isEmpty() ? Optional.empty() : orientation(exif.get(0));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Orientation> orientation(JPEGSegment exif) throws IOException {
        InputStream directory = exif.data();
        directory.skipNBytes(1);
        try (ImageInputStream tiff = ImageIO.createImageInputStream(directory)) {
            return Optional.ofNullable(new TIFFReader().read(tiff).getEntryById(TIFF.TAG_ORIENTATION))
                    .map(Entry::getValue)
                    .filter(Number.class::isInstance)
                    .map(value -> Orientation.typeOf(((Number) value).intValue()));
        }
    }
}
