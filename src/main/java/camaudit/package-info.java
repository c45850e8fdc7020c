/** CamAudit: where does the network look, over a whole dataset? */
@NullMarked
package camaudit;

import org.jspecify.annotations.NullMarked;
