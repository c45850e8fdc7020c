/**
 * The audit's report: a view model and one self-contained HTML file made of it. Nothing is computed here but layout; no Spark. Templates
 * lie in {@code src/main/jte}; every text of a page goes through {@link camaudit.report.page.InertOutput}.
 */
@NullMarked
package camaudit.report.page;

import org.jspecify.annotations.NullMarked;
