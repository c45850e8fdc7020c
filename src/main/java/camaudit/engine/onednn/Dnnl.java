package camaudit.engine.onednn;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;

/** The oneDNN library of this JVM: whether it loads, its version and instruction set, and its CPU engine. */
final class Dnnl {
    private static final String[] ISAS = {"sse41", "avx", "avx2", "avx512_core", "avx512_core_vnni", "avx512_core_bf16"
    };

    private static final Set<String> X86 = Set.of("amd64", "x86_64");

    private Dnnl() {}

    private static final class Cpu {
        static final engine ENGINE = new engine(dnnl.dnnl_cpu, 0).retainReference();
    }

    /** The reason why the library cannot be used here; empty if it can. */
    static Optional<String> obstacle() {
        String machine = System.getProperty("os.arch", "");
        if (!X86.contains(machine)) {
            return Optional.of("it is fast on x86-64 only, this is " + machine);
        }
        try {
            Loader.load(dnnl.class);
            return Cpu.ENGINE.isNull() ? Optional.of("it has no CPU engine") : Optional.empty();
        } catch (LinkageError | RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return Optional.of(cause.getClass().getSimpleName() + ": " + cause.getMessage());
        }
    }

    static engine engine() {
        return Cpu.ENGINE;
    }

    static String version() {
        dnnl_version_t version = dnnl.dnnl_version();
        return version.major() + "." + version.minor() + "." + version.patch();
    }

    /** The best instruction set that the library uses here. */
    static String isa() {
        int effective = dnnl.dnnl_get_effective_cpu_isa();
        int[] known = {
            dnnl.dnnl_cpu_isa_sse41,
            dnnl.dnnl_cpu_isa_avx,
            dnnl.dnnl_cpu_isa_avx2,
            dnnl.dnnl_cpu_isa_avx512_core,
            dnnl.dnnl_cpu_isa_avx512_core_vnni,
            dnnl.dnnl_cpu_isa_avx512_core_bf16
        };
        String best = "isa " + effective;
        for (int i = 0; i < known.length; i++) {
            if ((effective & known[i]) == known[i]) {
                best = ISAS[i];
            }
        }
        return best;
    }

    static memory.desc desc(memory.format_tag layout, long... dims) {
        return new memory.desc(dims, memory.data_type.f32, layout);
    }

    /** Runs code, then frees the native objects that it created, except those that it has retained. */
    @SuppressWarnings("unchecked")
    static <T> T scoped(Supplier<T> code) {
        PointerScope scope = new PointerScope();
        try {
            return code.get();
        } finally {
            scope.close();
        }
    }

    /** Attributes of a primitive for which the caller provides the scratch memory. */
    static primitive_attr attributes() {
        primitive_attr attributes = new primitive_attr();
        attributes.set_scratchpad_mode(dnnl.dnnl_scratchpad_mode_user);
        return attributes;
    }
}
