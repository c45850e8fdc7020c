package camaudit.image.region;

/** The result of reading a mask file: a {@link Region} or a {@link RegionFault} that says why not. */
public sealed interface Located permits Region, RegionFault {}
