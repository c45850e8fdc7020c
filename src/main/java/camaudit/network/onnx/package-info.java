/**
 * Reads ONNX files into a Network. Values are views of channels-last ones: transposing, splitting and merging dimensions only
 * changes the view, and values are moved only where an operation needs another order. What has no counterpart in the network is
 * refused by name.
 */
@NullMarked
package camaudit.network.onnx;

import org.jspecify.annotations.NullMarked;
