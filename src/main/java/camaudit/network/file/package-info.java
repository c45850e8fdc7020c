/** What the readers of several formats share: zip archives, JSON and the options of layers, taken apart within limits. Knows no format of models. */
@NullMarked
package camaudit.network.file;

import org.jspecify.annotations.NullMarked;
