package camaudit.engine.plain;

import camaudit.network.Operation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * How the kernel of each class of operations is made: one entry for a class.
 *
 * @param <C> what a kernel is made from besides its operation, such as the shapes of the inputs
 * @param <K> the kernel
 */
public final class KernelRegistry<C, K> {
    private final Map<Class<? extends Operation>, BiFunction<Operation, C, Optional<K>>> makers = new HashMap<>();

    /** Registers a class of operations that all have a kernel. */
    public <O extends Operation> KernelRegistry<C, K> put(Class<O> type, BiFunction<O, C, K> maker) {
        return putSome(type, (operation, context) -> Optional.of(maker.apply(operation, context)));
    }

    /** Registers a class of operations of which only some have a kernel; {@code maker} gives nothing for the others. */
    public <O extends Operation> KernelRegistry<C, K> putSome(Class<O> type, BiFunction<O, C, Optional<K>> maker) {
        makers.put(type, (operation, context) -> maker.apply(type.cast(operation), context));
        return this;
    }

    /** The kernel of an operation; empty if it has none here. */
    public Optional<K> make(Operation operation, C context) {
        BiFunction<Operation, C, Optional<K>> maker = makers.get(operation.getClass());
        return maker == null ? Optional.empty() : maker.apply(operation, context);
    }
}
