package camaudit.engine.onednn;

import camaudit.network.Node;
import java.util.Optional;

/**
 * Nodes that run as one primitive.
 *
 * @param node the operation
 * @param residual the value that an Add after it brings in
 * @param inPlace true if nothing needs the residual afterwards
 * @param activation what follows
 * @param output the name of the last of the nodes
 */
record FusedGroup(Node node, Optional<String> residual, boolean inPlace, Optional<Eltwise> activation, String output) {}
