package camaudit.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.engine.Plan;
import camaudit.engine.Plans;
import camaudit.engine.Schedule;
import camaudit.network.Activation;
import camaudit.network.Add;
import camaudit.network.Convolution;
import camaudit.network.Dense;
import camaudit.network.GlobalPooling;
import camaudit.network.Input;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.Operation;
import camaudit.network.Padding;
import camaudit.network.Pooling;
import camaudit.network.Shape;
import camaudit.network.Tensor;
import camaudit.network.Window;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestFusion {

    @Test
    void aResidualBlockIsTwoPrimitivesAndTheSumOverwritesTheShortcut() {
        assertThat(groups("last"))
                .containsExactly("stem→stem_relu", "c1→r1", "c2+stem_relu!→last", "gap→gap", "scores→scores");
    }

    @Test
    void nothingIsFusedAcrossTheTarget() {
        assertThat(groups("c2")).contains("c2→c2", "add→last");
        assertThat(groups("r1")).contains("c1→r1", "c2+stem_relu!→last");
    }

    @Test
    void aShortcutThatTheGradientNeedsIsCopied() {
        assertThat(groups("stem")).contains("stem→stem", "c2+stem_relu→last");
    }

    /** Each group as node+residual→output, with ! where the residual is overwritten. */
    private static List<String> groups(String target) {
        Plan plan = Plans.of(network(), target);
        Schedule schedule = new Schedule(plan, node -> false);
        return Fusion.of(plan, schedule::needsGradient).stream()
                .map(g -> g.node().name()
                        + g.residual()
                                .map(r -> "+" + r + (g.inPlace() ? "!" : ""))
                                .orElse("")
                        + "→"
                        + g.output())
                .toList();
    }

    private static Network network() {
        List<Node> nodes = new ArrayList<>();
        add(nodes, "input", new Input(Shape.map(6, 6, 4)));
        add(nodes, "stem", convolution(), "input");
        add(nodes, "stem_relu", Activation.relu(), "stem");
        add(nodes, "c1", convolution(), "stem_relu");
        add(nodes, "r1", Activation.relu(0, 6, 0), "c1");
        add(nodes, "c2", convolution(), "r1");
        add(nodes, "add", new Add(), "stem_relu", "c2");
        add(nodes, "last", Activation.relu(), "add");
        add(nodes, "gap", new GlobalPooling(Pooling.Mode.AVERAGE), "last");
        add(nodes, "scores", new Dense(Tensor.of(new float[8], 4, 2), Tensor.filled(0, 2)), "gap");
        return new Network("residual", nodes, "scores");
    }

    private static void add(List<Node> nodes, String name, Operation operation, String... inputs) {
        nodes.add(new Node(name, operation, List.of(inputs)));
    }

    private static Convolution convolution() {
        return new Convolution(
                Tensor.of(new float[9 * 16], 3, 3, 4, 4), Tensor.filled(0, 4), new Window(3, 3, 1, 1, Padding.SAME));
    }
}
