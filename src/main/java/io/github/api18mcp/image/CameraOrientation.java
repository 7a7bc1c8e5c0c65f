package io.github.api18mcp.image;

import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/** How a camera was held, as the EXIF metadata of a file says. */
final class CameraOrientation {

    private CameraOrientation() {}

    /** The picture as the camera saw it; as it is if the file says nothing that can be read. */
    static BufferedImage upright(BufferedImage picture, ImageFormat format, byte[] file) {
        return orientation(format, file)
                .map(ExifFilterUtils::getFilterForOrientation)
                .map(filter -> filter.apply(picture))
                .orElse(picture);
    }

    private static Optional<Orientation> orientation(ImageFormat format, byte[] file) {
        try {
            Optional<byte[]> exif = ExifMetadata.of(format, file);
            return exif.isEmpty() ? Optional.empty() : orientation(exif.get());
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Orientation> orientation(byte[] exif) throws IOException {
        try (ImageInputStream tiff = ImageIO.createImageInputStream(new ByteArrayInputStream(exif))) {
            return Optional.ofNullable(new TIFFReader().read(tiff).getEntryById(TIFF.TAG_ORIENTATION))
                    .map(Entry::getValue)
                    .filter(Number.class::isInstance)
                    .map(value -> Orientation.typeOf(((Number) value).intValue()));
        }
    }
}
