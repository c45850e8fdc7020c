/** The fast backend for x86-64: the only place with oneDNN. Values keep the layout that their primitives choose; NHWC at the edges. */
@NullMarked
package camaudit.engine.onednn;

import org.jspecify.annotations.NullMarked;
