/**
 * Grids of numbers and how they change their size: which input cells make an output cell, and with which weights, by the convention of each
 * library that is followed. Rule: all resampling is here, of maps and of 8-bit pictures, and no other room is known here.
 */
@NullMarked
package camaudit.resample;

import org.jspecify.annotations.NullMarked;
