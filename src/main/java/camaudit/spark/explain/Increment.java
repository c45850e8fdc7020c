package camaudit.spark.explain;

/**
 * What a run found done already, and did.
 *
 * @param before images that were done before and whose results stand
 * @param touched files of another date whose content is the same
 * @param changed files whose results were taken out since their content changed; what of them is in the dataset was done again
 * @param gone files with results that are not among the images of this run; their rows stay
 * @param undone units that were found half done, and done again
 * @param units committed by this run
 * @param ignored members of containers that this run passed over since they are no images
 */
public record Increment(long before, long touched, long changed, long gone, int undone, int units, long ignored) {}
