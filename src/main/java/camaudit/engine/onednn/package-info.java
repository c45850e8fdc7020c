/**
 * The fast backend for x86-64: the only package that uses oneDNN. Values keep the layout that their primitives choose; those that
 * Java reads or writes are NHWC.
 */
@NullMarked
package camaudit.engine.onednn;

import org.jspecify.annotations.NullMarked;
