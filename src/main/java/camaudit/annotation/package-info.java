/** Files that say what is on pictures and where: manifests, COCO, Pascal VOC, masks by name. Rule: reads streams; no Spark, no Hadoop. */
@NullMarked
package camaudit.annotation;

import org.jspecify.annotations.NullMarked;
