/**
 * What a run is: plain records and enums that {@code config} makes of options and files, and that the actions take. Rule: values only,
 * each stated once; nothing is read, opened or computed here.
 */
@NullMarked
package camaudit.spec;

import org.jspecify.annotations.NullMarked;
