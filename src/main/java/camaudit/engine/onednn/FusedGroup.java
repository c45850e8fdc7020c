package camaudit.engine.onednn;

import camaudit.network.Node;
import java.util.Optional;

/**
 * Nodes that run as one primitive.
 *
 * @param node the one with the operation that comes first
 * @param residual the value that a residual sum adds to the operation's result
 * @param inPlace true if nothing needs the residual afterwards
 * @param activation the activation that comes last
 * @param output the name of the last of the nodes
 */
record FusedGroup(Node node, Optional<String> residual, boolean inPlace, Optional<Eltwise> activation, String output) {}
