/**
 * How other tools scale, fuse and clip a map, so that their heatmaps can be reproduced. Rule: one preset per tool, compared with its real
 * output.
 */
@NullMarked
package camaudit.attribution.preset;

import org.jspecify.annotations.NullMarked;
