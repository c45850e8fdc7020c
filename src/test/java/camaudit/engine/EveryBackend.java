package camaudit.engine;

import camaudit.engine.nd4j.Nd4jBackend;
import camaudit.engine.onednn.OnednnBackend;
import java.util.stream.Stream;

/** The backends that load on this machine; on x86-64 Linux all must. */
final class EveryBackend {
    private EveryBackend() {}

    static Stream<Backend> all() {
        boolean all = System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
        return Stream.of(new Nd4jBackend(), new OnednnBackend())
                .filter(b -> all || b.obstacle().isEmpty());
    }
}
