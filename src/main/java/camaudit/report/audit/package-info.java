/**
 * Fills the view models of an audit's page from its results. Rule: only what is shown and in which words; measures and intervals come from
 * {@code audit}, pictures from a {@link camaudit.report.audit.PictureSource}.
 */
@NullMarked
package camaudit.report.audit;

import org.jspecify.annotations.NullMarked;
