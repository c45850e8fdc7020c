package camaudit.image.region;

/** What becomes of a mask file: a {@link Region} or a {@link RegionFault} that says why not. */
public sealed interface Located permits Region, RegionFault {}
