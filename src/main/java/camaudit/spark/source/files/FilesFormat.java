package camaudit.spark.source.files;

import camaudit.image.DecodeOptions;
import camaudit.spark.source.DatasetFiles;
import camaudit.spark.source.Layout;
import camaudit.spark.source.OpenedSource;
import camaudit.spark.source.PictureStore;
import camaudit.spark.source.SourceFormat;
import camaudit.spark.source.SourceRequest;
import camaudit.spark.storage.Storage;
import java.util.regex.Pattern;

/** Image files in folders. */
public final class FilesFormat implements SourceFormat {
    /** What counts as an image: the formats that are decoded and those that people will have among them. */
    static final String EXTENSIONS =
            "png|jpg|jpeg|jpe|jfif|gif|bmp|webp|tif|tiff|heic|heif|avif|jp2|svg|ico|psd|ppm|pgm|tga";

    private static final Pattern IMAGE =
            Pattern.compile(".*\\.(" + EXTENSIONS + ")", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** True if a file is an image by its name. */
    static boolean isImage(String path) {
        return IMAGE.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
    }

    @Override
    public Layout layout() {
        return Layout.FILES;
    }

    @Override
    public Claim claim(String path) {
        return isImage(path) ? Claim.YES : Claim.NO;
    }

    @Override
    public OpenedSource openDataset(Storage storage, SourceRequest request, DatasetFiles found) {
        return new FilesOpening(storage, request, found.files()).open();
    }

    @Override
    public PictureStore pictures(String images, DecodeOptions decode, Storage storage) {
        return new FilePictures(images, decode, storage);
    }
}
