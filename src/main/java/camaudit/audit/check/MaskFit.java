package camaudit.audit.check;

import camaudit.alignment.Alignment;
import camaudit.alignment.Place;
import camaudit.alignment.Places;
import camaudit.audit.inference.Interval;
import camaudit.audit.inference.Resampling;
import camaudit.text.Numbers;
import camaudit.vocabulary.Marking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether the masks of a run lie on the objects, by a sample of them.
 *
 * @param marking what most images of the sample have
 * @param images how many have it
 * @param usable how many of these can be tested
 * @param unit pixels of the network's input in a unit of a place
 * @param measures empty where too few can be tested
 */
public record MaskFit(Marking marking, int images, int usable, int unit, Optional<MaskMeasures> measures) {
    /** Of a run without masks, or whose masks were not tested. */
    public static final MaskFit NONE = new MaskFit(Marking.MASKS, 0, 0, 1, Optional.empty());

    /** Of fewer images nothing is said. */
    public static final int LEAST = 30;

    /** In units: a twentieth of the side, by which masks change a verdict. */
    private static final int FAR = 2;

    private static final double FITTING_BOXES = 0.5;
    private static final double MANY_STRANGERS = 0.15;
    private static final double SOME_STRANGERS = 0.05;

    public MaskFit {
        Objects.requireNonNull(marking);
        Objects.requireNonNull(measures);
    }

    /** The fit by rows of the table of masks, in any order. */
    public static MaskFit of(List<TestedMask> rows, Resampling resampling) {
        long boxes = rows.stream().filter(row -> row.marking() == Marking.BOXES).count();
        Marking marking = 2 * boxes > rows.size() ? Marking.BOXES : Marking.MASKS;
        List<TestedMask> alike =
                rows.stream().filter(row -> row.marking() == marking).toList();
        List<TestedMask> usable = alike.stream()
                .filter(TestedMask::isUsable)
                .sorted(Comparator.comparing(TestedMask::image))
                .toList();
        boolean enough = alike.size() >= LEAST && 2 * usable.size() >= alike.size();
        Places places = Alignment.places(marking == Marking.BOXES);
        return new MaskFit(
                marking,
                alike.size(),
                usable.size(),
                usable.stream().mapToInt(TestedMask::unit).findFirst().orElse(1),
                enough ? Optional.of(MaskMeasures.of(places, usable, resampling)) : Optional.empty());
    }

    /** Why the masks cannot be trusted, as part of a sentence; empty where nothing speaks against them, or they were not tested. */
    public Optional<String> doubt() {
        List<String> reasons = measures.map(this::reasons).orElse(List.of());
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join(", and ", reasons));
    }

    private List<String> reasons(MaskMeasures found) {
        if (isNoBetter(found) && !isUndecided()) {
            return List.of("the " + marking.label()
                    + " do not lie on the objects: they fit the pictures no better than those of other images");
        }
        List<String> reasons = new ArrayList<>();
        if (isFar(found)) {
            reasons.add(off(found.peak()));
        }
        if (isWrongSize(found)) {
            reasons.add(size(found.peak()));
        }
        if (hasStrangers(found)) {
            reasons.add(strangers(found));
        }
        return reasons;
    }

    /**
     * Whether the sample is too small to tell boxes that lie on the objects from those that do not. Masks that do fit almost always better
     * than those of other images, boxes only more often than not.
     */
    public boolean isUndecided() {
        return marking == Marking.BOXES
                && measures.filter(found -> isNoBetter(found)
                                && found.interval()
                                        .filter(ends -> ends.upper() >= FITTING_BOXES)
                                        .isPresent())
                        .isPresent();
    }

    private static boolean isNoBetter(MaskMeasures found) {
        return found.interval().filter(ends -> ends.lower() <= 0).isPresent();
    }

    /** What is weaker than a {@link #doubt}, as parts of sentences. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        measures.filter(found -> !isNoBetter(found)).ifPresent(found -> {
            if (found.surelyOff() > 0 && found.peak().distance() > 0 && !isFar(found)) {
                remarks.add(off(found.peak()));
            }
            if (found.growth().excludes(0)
                    && found.peak().growth() != 0
                    && !isWrongSize(found)
                    && found.peak().distance() < Places.REACH) {
                remarks.add(size(found.peak()));
            }
            if (found.strangersAtLeast() > 0 && marking == Marking.MASKS && !hasStrangers(found)) {
                remarks.add(strangers(found));
            }
        });
        return remarks;
    }

    private static boolean isFar(MaskMeasures found) {
        return found.surelyOff() >= FAR && found.peak().distance() >= FAR;
    }

    /** Whether masks of other images are many; of boxes it is not known, since a box that is right often fits no better than beside. */
    private boolean hasStrangers(MaskMeasures found) {
        return marking == Marking.MASKS
                && found.strangers().orElse(0) >= MANY_STRANGERS
                && found.strangersAtLeast() > SOME_STRANGERS;
    }

    private static boolean isWrongSize(MaskMeasures found) {
        Interval growth = found.growth();
        boolean sure = growth.upper() <= -FAR || growth.lower() >= FAR;
        return sure && found.peak().distance() < Places.REACH;
    }

    private String off(Place peak) {
        List<String> ways = new ArrayList<>();
        if (peak.dx() != 0) {
            ways.add(pixels(peak.dx(), Places.REACH) + (peak.dx() < 0 ? " to the right of" : " to the left of"));
        }
        if (peak.dy() != 0) {
            ways.add(pixels(peak.dy(), Places.REACH) + (peak.dy() < 0 ? " below" : " above"));
        }
        return "the " + marking.label() + " seem to lie " + String.join(" and ", ways) + " the objects"
                + (unit > 1 ? " on the network's input" : "");
    }

    private String size(Place peak) {
        Places places = Alignment.places(marking == Marking.BOXES);
        int most = peak.growth() < 0 ? -places.least() : places.most();
        return "the " + marking.label() + " seem " + pixels(peak.growth(), most) + " too "
                + (peak.growth() < 0 ? "wide" : "narrow");
    }

    private String strangers(MaskMeasures found) {
        return "some " + Numbers.share(found.strangers().orElse(0)) + " of the " + marking.label()
                + " seem to belong to other images";
    }

    private String pixels(int units, int most) {
        return (Math.abs(units) == most ? "at least " : "") + Math.abs(units) * unit + " px";
    }
}
