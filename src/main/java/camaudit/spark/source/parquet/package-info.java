/** Images in Parquet files: Hugging Face's, Spark's binaryFile and Spark's image schema. Rule: no other room reads Parquet. */
@NullMarked
package camaudit.spark.source.parquet;

import org.jspecify.annotations.NullMarked;
