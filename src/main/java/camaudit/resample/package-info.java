/**
 * Grids of numbers and how they change their size: which input cells make an output cell, and with which weights, by the convention of
 * each library that is followed. Maps and 8-bit pictures alike; whoever resamples does it here. Sees no other room.
 */
@NullMarked
package camaudit.resample;

import org.jspecify.annotations.NullMarked;
