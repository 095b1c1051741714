package dev.ocelli.catalog.format;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a photo says about itself: the EXIF fields that people ask for. */
final class ImageFacts {
    private ImageFacts() {}

    /** Empty when there are none or they are damaged. */
    static Map<String, String> of(Path file) {
        var facts = new LinkedHashMap<String, String>();
        try {
            Metadata metadata = ImageMetadataReader.readMetadata(file.toFile());
            Directory main = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            Directory shot = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
            put(facts, "camera_maker", main, ExifIFD0Directory.TAG_MAKE);
            put(facts, "camera", main, ExifIFD0Directory.TAG_MODEL);
            put(facts, "software", main, ExifIFD0Directory.TAG_SOFTWARE);
            put(facts, "orientation", main, ExifIFD0Directory.TAG_ORIENTATION);
            put(facts, "taken", shot, ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL);
            put(facts, "lens", shot, ExifSubIFDDirectory.TAG_LENS_MODEL);
            put(facts, "exposure_time", shot, ExifSubIFDDirectory.TAG_EXPOSURE_TIME);
            put(facts, "f_number", shot, ExifSubIFDDirectory.TAG_FNUMBER);
            put(facts, "iso", shot, ExifSubIFDDirectory.TAG_ISO_EQUIVALENT);
            put(facts, "focal_length", shot, ExifSubIFDDirectory.TAG_FOCAL_LENGTH);
            GpsDirectory place = metadata.getFirstDirectoryOfType(GpsDirectory.class);
            var spot = place == null ? null : place.getGeoLocation();
            if (spot != null && !spot.isZero()) {
                PdfFacts.put(
                        facts,
                        "gps",
                        String.format(Locale.ROOT, "%.5f, %.5f", spot.getLatitude(), spot.getLongitude()));
            }
        } catch (ImageProcessingException | IOException | RuntimeException noMetadata) {
            return facts;
        }
        return facts;
    }

    private static void put(Map<String, String> facts, String name, @Nullable Directory directory, int tag) {
        PdfFacts.put(facts, name, directory == null ? null : directory.getDescription(tag));
    }
}
