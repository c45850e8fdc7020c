package camaudit.spark.ledger;

import camaudit.spark.source.Part;
import java.util.ArrayList;
import java.util.List;

/** What of one container is done, all of it in the same state of its file. */
final class DoneParts {
    /** Spans all of whose images are done, in the container's own measure. */
    private Intervals spans = Intervals.NONE;
    /** Spans of which some images are done: where a limit ended, at most a few. */
    private List<PartialSpan> partial = List.of();

    /**
     * Some images of a span.
     *
     * @param images their numbers, counted from the beginning of the span
     */
    private record PartialSpan(long first, long end, Intervals images) {
        boolean isSpanOf(Part part) {
            return first == part.first() && end == part.end();
        }

        boolean overlaps(Part part) {
            return first < part.end() && end > part.first();
        }
    }

    void add(Part part) {
        Intervals images = images(part).with(part.from(), part.until());
        List<PartialSpan> remaining = new ArrayList<>(partial);
        remaining.removeIf(span -> span.isSpanOf(part));
        if (images.covers(0, Part.ALL)) {
            spans = spans.with(part.first(), part.end());
        } else {
            remaining.add(new PartialSpan(part.first(), part.end(), images));
        }
        partial = List.copyOf(remaining);
    }

    /** The images of a part that are not done yet, as intervals of their numbers. */
    List<long[]> open(Part part) {
        return spans.covers(part.first(), part.end()) ? List.of() : images(part).gaps(part.from(), part.until());
    }

    /** True if the container was cut in another way when this was done, so that this part is neither done nor open. */
    boolean crosses(Part part) {
        return !spans.covers(part.first(), part.end())
                && (spans.meets(part.first(), part.end())
                        || partial.stream().anyMatch(span -> span.overlaps(part) && !span.isSpanOf(part)));
    }

    private Intervals images(Part part) {
        return partial.stream()
                .filter(span -> span.isSpanOf(part))
                .map(PartialSpan::images)
                .findFirst()
                .orElse(Intervals.NONE);
    }
}
