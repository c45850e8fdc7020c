/** Image files in folders. Rule: no other room lists them. */
@NullMarked
package camaudit.spark.source.files;

import org.jspecify.annotations.NullMarked;
