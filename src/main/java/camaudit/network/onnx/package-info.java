/**
 * Reads ONNX files into the IR. A value is a view of a channels-last one: moving, splitting and merging dimensions relabels the view,
 * and values are only moved where an operation needs them so. What has no counterpart in the IR is refused by name.
 */
@NullMarked
package camaudit.network.onnx;

import org.jspecify.annotations.NullMarked;
