package camaudit.image.region;

/** What becomes of a region on a map: its {@link Coverage} of the cells or a {@link RegionFault} that says why not. */
public sealed interface Foreground permits Coverage, RegionFault {}
