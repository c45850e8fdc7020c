package camaudit.cli;

import camaudit.audit.slice.HeatMap;
import camaudit.image.Pixels;
import camaudit.report.Heat;
import camaudit.report.Thumbnails;
import camaudit.report.page.Png;
import camaudit.spark.audit.Aggregated;
import camaudit.spark.audit.AuditPictures.Shown;
import camaudit.vocabulary.MapKind;

/** Maps over pictures on the report's page. */
final class PageOverlay {
    private final Aggregated aggregated;

    PageOverlay(Aggregated aggregated) {
        this.aggregated = aggregated;
    }

    Png of(Shown image) {
        return Png.of(Thumbnails.overlay(
                image.picture(), new Heat(MapKind.of(aggregated.method()), image.map(), image.placement())));
    }

    /**
     * A mean map over a mean picture.
     *
     * @param map of the run's size, or pooled
     */
    Png of(Pixels picture, HeatMap map) {
        HeatMap whole = aggregated
                .slices()
                .everything()
                .meanMap()
                .map(all -> map.resampled(all.height(), all.width()))
                .orElse(map);
        return Png.of(Thumbnails.overlay(
                picture,
                new Heat(
                        MapKind.POSITIVE,
                        whole.toFloats(),
                        aggregated.run().placementOf(whole.height(), whole.width(), aggregated.layer()))));
    }
}
