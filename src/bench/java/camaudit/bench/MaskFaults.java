package camaudit.bench;

import camaudit.alignment.Alignment;
import camaudit.alignment.Colors;
import camaudit.alignment.Fit;
import camaudit.alignment.Places;
import camaudit.audit.check.MaskFit;
import camaudit.audit.check.TestedMask;
import camaudit.audit.inference.Resampling;
import camaudit.vocabulary.Marking;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Which faults of masks the check of masks finds, on a folder of pictures with exact masks.
 *
 * <pre>
 *   SET IMAGES MASKS SIDE MOST [FAULT]     prints a line for each fault, or those whose names begin with FAULT:
 *                                          SIDE in pixels, or 0 for as they are; MOST pictures, spread evenly
 * </pre>
 */
public final class MaskFaults {
    private static final int DRAWS = 200;
    private static final int[] SIZES = {100, 30};
    private static final Resampling FEW = new Resampling(199, 0.95, 42);
    private static final float[] NOTHING = {};

    private MaskFaults() {}

    public static void main(String[] arguments) throws IOException {
        List<MarkedPictures.Marked> all =
                MarkedPictures.read(Path.of(arguments[1]), Path.of(arguments[2]), Integer.parseInt(arguments[3]));
        int most = Math.min(all.size(), Integer.parseInt(arguments[4]));
        List<MarkedPictures.Marked> pictures = IntStream.range(0, most)
                .mapToObj(i -> all.get((int) ((long) i * all.size() / most)))
                .toList();
        String wanted = arguments.length > 5 ? arguments[5] : "";
        for (MaskFault fault : MaskFault.values()) {
            if (!fault.name().startsWith(wanted)) {
                continue;
            }
            List<TestedMask> rows = rows(fault.of(pictures, 1), fault.boxes());
            print(arguments[0], fault, rows);
        }
    }

    private static void print(String set, MaskFault fault, List<TestedMask> rows) {
        MaskFit fit = MaskFit.of(rows, Resampling.USUAL);
        StringBuilder rates = new StringBuilder();
        for (int size : SIZES) {
            rates.append(size > rows.size() ? "   –" : String.format(Locale.ROOT, " %3.0f", 100 * rate(rows, size)));
        }
        System.out.printf(
                Locale.ROOT,
                "%-9s %-22s %3d/%3d %s | doubt in %% of draws of 100, 30:%s | %s | %s%n",
                set,
                fault.words(),
                fit.usable(),
                fit.images(),
                fit.measures()
                        .map(found -> String.format(
                                Locale.ROOT,
                                "peak %+d %+d %+d  delta %+.2f  fits %.2f  strangers %.2f [%.2f",
                                found.peak().growth(),
                                found.peak().dx(),
                                found.peak().dy(),
                                found.delta(),
                                found.fitting(),
                                found.strangers().orElse(Double.NaN),
                                found.strangersAtLeast()))
                        .orElse("not tested"),
                rates,
                fit.doubt().orElse("no doubt"),
                fit.remarks());
        System.out.flush();
    }

    private static double rate(List<TestedMask> rows, int size) {
        long doubts = IntStream.range(0, DRAWS)
                .parallel()
                .filter(draw -> MaskFit.of(drawn(rows, size, draw), FEW).doubt().isPresent())
                .count();
        return (double) doubts / DRAWS;
    }

    private static List<TestedMask> drawn(List<TestedMask> rows, int size, int draw) {
        List<TestedMask> left = new ArrayList<>(rows);
        SplittableRandom random = new SplittableRandom(draw);
        List<TestedMask> drawn = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            drawn.add(left.remove(random.nextInt(left.size())));
        }
        return drawn;
    }

    /** The rows of the table of masks of these pictures. */
    public static List<TestedMask> rows(List<MarkedPictures.Marked> pictures, boolean boxes) {
        int count = pictures.size();
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> row(pictures.get(i), pictures.get((i + count / 2) % count), boxes))
                .toList();
    }

    private static TestedMask row(MarkedPictures.Marked picture, MarkedPictures.Marked stranger, boolean boxes) {
        Alignment alignment = new Alignment(new Colors(picture.height(), picture.width(), 3, picture.samples()));
        Optional<Fit> own = alignment.of(picture.mask(), boxes);
        Optional<Fit> other = alignment.of(stranger.mask(), boxes);
        return new TestedMask(
                picture.name(),
                boxes ? Marking.BOXES : Marking.MASKS,
                own.filter(Fit::isOutstanding).isPresent(),
                Places.unit(picture.height(), picture.width()),
                own.map(Fit::values).orElse(NOTHING),
                other.map(Fit::values).orElse(NOTHING));
    }
}
