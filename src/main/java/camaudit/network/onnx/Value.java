package camaudit.network.onnx;

/** A value on an edge of an ONNX graph: known when the file is read, or computed from the image. */
sealed interface Value permits Constant, View {}
