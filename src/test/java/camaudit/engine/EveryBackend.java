package camaudit.engine;

import camaudit.engine.nd4j.Nd4jBackend;
import camaudit.engine.onednn.OnednnBackend;
import camaudit.network.Network;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;

/** The backends that load on this machine; on x86-64 Linux all must. */
final class EveryBackend {
    private EveryBackend() {}

    static Stream<Backend> all() {
        boolean all = System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
        return Stream.of(new Nd4jBackend(), new OnednnBackend())
                .filter(b -> all || b.obstacle().isEmpty());
    }

    /** A network and layers of it with each of them. */
    static Stream<Arguments> on(String name, Network network, String... layers) {
        return all().map(b -> Arguments.of(Named.of(name, network), List.of(layers), Named.of(b.name(), b)));
    }
}
