/**
 * Whether the tables of a finished run are as the run left them, before anything is made of them. Rule: footers and narrow columns only;
 * maps are read of files alone whose footers do not say how many values they have.
 */
@NullMarked
package camaudit.spark.integrity;

import org.jspecify.annotations.NullMarked;
