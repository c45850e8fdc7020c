/** Shared by the readers of several formats: zip archives, JSON and the options of layers, parsed within limits. Knows no model format. */
@NullMarked
package camaudit.network.file;

import org.jspecify.annotations.NullMarked;
