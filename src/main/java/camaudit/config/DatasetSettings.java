package camaudit.config;

import camaudit.image.decode.Background;
import camaudit.image.decode.DecodeOptions;
import camaudit.image.decode.Orientation;
import camaudit.spec.DatasetSpec;
import camaudit.spec.Layout;
import java.util.List;

/** Which images are explained, and how files become pictures. */
final class DatasetSettings {
    static final List<Setting> SETTINGS = List.of(
            Setting.required(
                    "images",
                    "URI",
                    "a file, a folder (searched in depth) or a pattern (*, ?, [a-z], {a,b}) of PNG, JPEG, GIF, BMP, WebP or TIFF files, "
                            + "Parquet, WebDataset tar, CIFAR or SequenceFiles, or an IDX file; also gzipped where it is tar or IDX"),
            Setting.withDefault(
                    "format",
                    "auto|files|idx|cifar|parquet|tar|sequence",
                    "auto",
                    "how the dataset is laid out; auto goes by names and content, and says what it chose"),
            Setting.withDefault(
                    "labels",
                    "auto|folder|none|URI",
                    "auto",
                    "folder: the folder below --images (in tar and SequenceFiles, in a record's name) names the class, in alphabetical "
                            + "order or that of --class-names; URI: for image files a manifest (CSV or JSON with the columns image and label), COCO's "
                            + "instances or a folder of Pascal VOC files, else an IDX label file; auto: the label in the records, the label file "
                            + "beside an IDX file, or folder where there are as many folders as classes"),
            Setting.optional(
                    "class-names",
                    "A,B,…|FILE",
                    "names of the classes in the network's order; a file has one a line; a name that stands there twice gets its number"),
            Setting.withDefault("sample", "SHARE", "1", "a share of the images such as 0.01, the same ones every time"),
            Setting.optional("limit", "N", "at most N images, the first by name"),
            Setting.withDefault(
                    "max-pixels", "N", "100000000", "an image with more pixels is rejected before it is decoded"),
            Setting.withDefault("max-bytes", "N", "268435456", "a file with more bytes is rejected before it is read"),
            Setting.withDefault(
                    "orientation",
                    "stored|exif",
                    "stored",
                    "exif turns photos upright by their EXIF orientation; Keras and torchvision do not"),
            Setting.withDefault(
                    "background",
                    "drop|white|gray|black|R,G,B",
                    "drop",
                    "the colour behind transparent pixels; drop takes their stored colours, as Keras and torchvision do"));

    private DatasetSettings() {}

    /** The dataset, with where its foregrounds are stated; problems are left with {@code values}. */
    static DatasetSpec read(Values values) {
        return new DatasetSpec(
                values.text("images"),
                values.choice("format", Layout.class).orElse(Layout.AUTO),
                values.text("labels"),
                ClassNames.read(values),
                values.number("sample", "a share above 0, at most 1", s -> s > 0 && s <= 1)
                        .orElse(1),
                values.whole("limit", 1),
                ForegroundSettings.read(values));
    }

    static DecodeOptions decode(Values values) {
        DecodeOptions options = DecodeOptions.DEFAULT
                .turned(values.choice("orientation", Orientation.class).orElse(Orientation.STORED))
                .over(values.parsed(
                                "background",
                                String.join(",", values.list("background")),
                                "drop, white, gray, black or R,G,B of 0..255",
                                Background::parse)
                        .orElse(Background.DROP));
        long bytes = values.whole("max-bytes", 1).orElse(1);
        long pixels = values.whole("max-pixels", 1).orElse(1);
        try {
            return options.within(bytes, pixels);
        } catch (IllegalArgumentException e) {
            values.problem(values.at("max-pixels") + ": " + e.getMessage());
            return options;
        }
    }
}
