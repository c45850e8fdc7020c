package camaudit.spark.source.files;

import camaudit.image.decode.DecodeOptions;
import camaudit.image.decode.ImageFormats;
import camaudit.spark.source.DatasetFiles;
import camaudit.spark.source.FormatSigns;
import camaudit.spark.source.OpenedSource;
import camaudit.spark.source.PictureStore;
import camaudit.spark.source.SourceFormat;
import camaudit.spark.source.SourceRequest;
import camaudit.spark.storage.Storage;
import camaudit.spec.Layout;

/** Image files in folders. */
public final class FilesFormat implements SourceFormat {
    /** What counts as an image: the formats that are decoded, and others that are often found among them. */
    static final String EXTENSIONS =
            String.join("|", ImageFormats.endings()) + "|heic|heif|avif|jp2|svg|ico|psd|ppm|pgm|tga";

    private static final FormatSigns SIGNS =
            new FormatSigns(Layout.FILES, FormatSigns.endings(EXTENSIONS), true, file -> false, 0, "", "");

    /** True if a file is an image by its name. */
    static boolean isImage(String path) {
        return SIGNS.claim(path);
    }

    @Override
    public FormatSigns signs() {
        return SIGNS;
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
