package camaudit.image.region;

/** The result of measuring a region on a map: its {@link Coverage} of the cells or a {@link RegionFault} that says why not. */
public sealed interface Foreground permits Coverage, RegionFault {}
