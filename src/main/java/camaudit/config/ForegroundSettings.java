package camaudit.config;

import camaudit.image.region.MaskRule;
import camaudit.spec.BoxForm;
import camaudit.spec.Foregrounds;
import java.util.List;
import java.util.Optional;

/** The settings that state where the object on each image is. */
final class ForegroundSettings {
    static final List<Setting> SETTINGS = List.of(
            Setting.optional(
                    "boxes",
                    "URI|none",
                    "where the object is, by image: a manifest (CSV or JSON) with boxes or masks, COCO's instances, or a folder of "
                            + "Pascal VOC files; of COCO and VOC the objects of the image's class, where it has a label; default: the "
                            + "file of --labels, if that tells it"),
            Setting.optional(
                    "masks",
                    "URI|none",
                    "a folder of mask PNGs with the names of their images (x.png, x_mask.png or x.mask.png for x.jpg), of the size of "
                            + "the stored images or their shape; they go before boxes, those that a manifest names before them; none: "
                            + "not even those beside the images in tar shards and Parquet files"),
            Setting.withDefault(
                    "mask-value",
                    "nonzero|N|any-voc|alpha",
                    "nonzero",
                    "which gray values or palette numbers of a mask are the object: all but 0, only N, 1 to 254 (Pascal VOC: 255 is the "
                            + "rim), or where its alpha is at least half"),
            Setting.optional(
                    "box-columns",
                    "xywh|xyxy",
                    "measure by the boxes in a column of Parquet files (bbox, bboxes or boxes: lists of four numbers, by themselves or in "
                            + "a struct such as Hugging Face's objects), which are left, top, width, height, or left, top, right, "
                            + "bottom, in pixels; all boxes of an image count; without this they are not read"));

    private ForegroundSettings() {}

    static Foregrounds read(Values values) {
        Optional<BoxForm> columns = values.choice("box-columns", BoxForm.class);
        if (columns.isPresent() && values.optional("boxes").isPresent()) {
            values.problem(values.at("box-columns") + " and " + values.at("boxes") + ": give one of them");
        }
        return new Foregrounds(
                values.optional("boxes"),
                values.optional("masks"),
                values.parsed(
                                "mask-value",
                                values.text("mask-value"),
                                "nonzero, any-voc, alpha or a whole number in 0..65535",
                                ForegroundSettings::rule)
                        .orElse(MaskRule.nonZero()),
                columns);
    }

    private static MaskRule rule(String text) {
        return switch (text) {
            case "nonzero" -> MaskRule.nonZero();
            case "any-voc" -> MaskRule.anyVocClass();
            case "alpha" -> MaskRule.opaque();
            default -> MaskRule.value(Integer.parseInt(text));
        };
    }
}
