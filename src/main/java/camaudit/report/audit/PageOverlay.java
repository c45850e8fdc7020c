package camaudit.report.audit;

import camaudit.audit.AuditedRun;
import camaudit.audit.slice.HeatMap;
import camaudit.image.Pixels;
import camaudit.report.Heat;
import camaudit.report.Thumbnails;
import camaudit.report.page.Png;
import camaudit.vocabulary.MapKind;

/** Mean maps over mean pictures on the report's page. */
final class PageOverlay {
    private final AuditedRun run;
    private final PictureSource pictures;

    PageOverlay(AuditedRun run, PictureSource pictures) {
        this.run = run;
        this.pictures = pictures;
    }

    /**
     * A mean map over a mean picture.
     *
     * @param map of the run's size, or pooled
     */
    Png of(Pixels picture, HeatMap map) {
        HeatMap whole = run.slices()
                .everything()
                .meanMap()
                .map(all -> map.resampled(all.height(), all.width()))
                .orElse(map);
        return Png.of(Thumbnails.overlay(
                picture,
                new Heat(
                        MapKind.POSITIVE,
                        whole.toFloats(),
                        pictures.placement(whole.height(), whole.width(), run.layer()))));
    }
}
