/**
 * Inference on plain numbers: effect sizes, intervals, p-values. Rule: arrays in, records out, the same numbers for the same seed; slices,
 * checks and tables are not known here.
 */
@NullMarked
package camaudit.audit.inference;

import org.jspecify.annotations.NullMarked;
