/** What ran, on what, with which versions. */
@NullMarked
package camaudit.provenance;

import org.jspecify.annotations.NullMarked;
