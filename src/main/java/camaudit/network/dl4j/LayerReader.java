package camaudit.network.dl4j;

import java.util.List;

/** Makes operations of one layer or vertex. */
@FunctionalInterface
interface LayerReader {
    /** What it computes: one operation after the other, the first of all inputs. Takes its weights from the file. */
    List<Step> read(LayerContext context);
}
