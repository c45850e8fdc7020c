/**
 * The audit's report: a view model and one self-contained HTML file made from it. Rule: only layout is computed here; no Spark. Templates
 * are in {@code src/main/jte}; every text of a page goes through {@link camaudit.report.page.InertOutput}.
 */
@NullMarked
package camaudit.report.page;

import org.jspecify.annotations.NullMarked;
