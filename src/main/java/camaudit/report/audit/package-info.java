/**
 * The view models of an audit's page, filled from what was found. Rule: what is shown and in which words; measures and intervals come from
 * {@code audit}, pictures from whoever can read them.
 */
@NullMarked
package camaudit.report.audit;

import org.jspecify.annotations.NullMarked;
