package camaudit.report.audit;

import camaudit.audit.AuditedRun;
import camaudit.audit.strategy.Strategy;
import camaudit.report.MeanPicture;
import camaudit.report.Thumbnails;
import camaudit.report.page.ClusterCard;
import camaudit.report.page.Picture;
import camaudit.report.page.Png;
import camaudit.text.Numbers;
import camaudit.vocabulary.Statistic;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Images on the report's page: the worst ones, and those of strategies. */
final class PagePictures {
    private static final int WORST = 24;
    private static final int OUTLINES = 24;
    private static final int GALLERY = 8;
    private static final int MOST_CLUSTERS = 60;

    private final AuditedRun run;
    private final PictureSource pictures;
    private final PageOverlay overlay;
    private final boolean located;

    PagePictures(AuditedRun run, PictureSource pictures) {
        this.run = run;
        this.pictures = pictures;
        this.overlay = new PageOverlay(run, pictures);
        this.located = run.slices().everything().rows(Statistic.FOREGROUND_LIFT.label()) > 0;
    }

    /** The images with the least heat on the object or, where no object is known, the most at the border. */
    List<Picture> worst() {
        return pictures
                .extreme(located ? Statistic.FOREGROUND_LIFT.label() : Statistic.BORDER_LIFT.label(), !located, WORST)
                .parallelStream()
                .map(this::picture)
                .toList();
    }

    /** Images with the outlines of their masks. */
    List<Picture> outlines() {
        return pictures.outlined(OUTLINES).parallelStream()
                .map(image -> new Picture(
                        Png.of(Thumbnails.outlined(image.picture(), image.mask())),
                        image.imageId(),
                        "",
                        "The image " + image.imageId() + " with the outline of its mask"))
                .toList();
    }

    /** Clusters of classes that have several; flagged ones first. */
    List<ClusterCard> clusters() {
        List<Strategy> chosen = new ArrayList<>();
        run.strategies().stream().filter(Strategy::flagged).forEach(chosen::add);
        run.strategies().stream()
                .filter(strategy -> !strategy.flagged() && strategy.share() < 1)
                .forEach(chosen::add);
        List<Strategy> shown = chosen.subList(0, Math.min(MOST_CLUSTERS, chosen.size()));
        Set<String> images = new LinkedHashSet<>();
        shown.forEach(strategy -> images.addAll(gallery(strategy)));
        Map<String, ExplainedImage> found = pictures.of(List.copyOf(images)).stream()
                .collect(Collectors.toMap(ExplainedImage::imageId, image -> image));
        return shown.parallelStream()
                .map(strategy -> card(
                        strategy,
                        gallery(strategy).stream()
                                .filter(found::containsKey)
                                .map(found::get)
                                .toList()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<String> gallery(Strategy strategy) {
        return strategy.images().subList(0, Math.min(GALLERY, strategy.images().size()));
    }

    /** The card of a strategy; empty where none of its pictures can be read any more. */
    private Optional<ClusterCard> card(Strategy strategy, List<ExplainedImage> gallery) {
        MeanPicture mean = new MeanPicture();
        gallery.forEach(image -> mean.add(image.picture()));
        return mean.picture()
                .map(ground -> card(
                        strategy,
                        overlay.of(ground, strategy.meanMap()),
                        gallery.stream().map(this::picture).toList()));
    }

    private static ClusterCard card(Strategy strategy, Png meanMap, List<Picture> gallery) {
        return new ClusterCard(
                strategy.className(),
                strategy.number() + 1,
                strategy.images().size(),
                strategy.share(),
                strategy.foregroundMass(),
                strategy.flagged(),
                strategy.flagged()
                        ? "A small group of alike maps whose heat lies "
                                + (strategy.foregroundLift().isPresent() ? "beside the object." : "at the border.")
                        : "",
                meanMap,
                gallery);
    }

    private Picture picture(ExplainedImage image) {
        String truth = image.label()
                .map(label -> label.equals(image.predicted()) ? label : label + ", taken for " + image.predicted())
                .orElse("taken for " + image.predicted());
        String value = image.value().stream()
                .mapToObj(number -> Numbers.format("; %s %.2f", located ? "foreground lift" : "border lift", number))
                .findFirst()
                .orElse("");
        return new Picture(
                Png.of(Thumbnails.overlay(image.picture(), image.heat())),
                image.imageId(),
                truth + value,
                "Map over the image " + image.imageId() + ": " + truth + value);
    }
}
