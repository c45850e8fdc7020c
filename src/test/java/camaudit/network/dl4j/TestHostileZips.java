package camaudit.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.network.Allocation;
import camaudit.network.ModelException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Zips made to do harm: each is refused, or read as the model it is, within what {@link Dl4jReader} promises. */
class TestHostileZips {
    private static final long MEBIBYTE = 1 << 20;
    private static final long LIMIT = 160 * MEBIBYTE;

    /** Says whether it was deserialized. */
    static final class Trap implements Serializable {
        private static final long serialVersionUID = 1;
        static boolean sprung;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            sprung = true;
        }
    }

    @Test
    void bombs() {
        refused(Zips.with(Zips.CHAIN, "objects/zeros", new byte[80 << 20]), "more than 64 times its size");
        refused(Zips.with(Zips.CHAIN, Zips.COEFFICIENTS, new byte[80 << 20]), "more than 64 times its size");
        refused(Zips.with(Zips.CHAIN, Zips.CONFIGURATION, new byte[17 << 20]), "more than the 16777216");
        byte[] inner = Zips.zip(Map.of("zeros", new byte[60 << 20]));
        Dl4jReader.read(Zips.with(Zips.CHAIN, "objects/inner.zip", inner), "nested.zip");
    }

    @Test
    void configurationsThatGrow() {
        refused(configuration("[".repeat(5_000) + "]".repeat(5_000)), "nesting depth");
        refused(configuration("{\"confs\":[" + "{},".repeat(2_000_000) + "{}]}"), "more than the configuration of any");
        refused(configuration("{\"confs\":[" + "{},".repeat(300_000) + "{}]}"), "layer 0 has no '@class'");
        StringBuilder names = new StringBuilder("{");
        for (int i = 0; i < 450_000; i++) {
            names.append("\"k").append(i).append("\":{},");
        }
        refused(configuration(names + "\"confs\":[]}"), "more than the configuration of any");
        names.setLength(names.indexOf("\"k320000"));
        refused(configuration(names + "\"confs\":[]}"), "has no layers");
        refused(configuration("{\"confs\":\"" + "x".repeat(15 << 20) + "\"}"), "neither 'confs' nor 'vertices'");
        refused(configuration("--- !!javax.script.ScriptEngineManager []"), "not valid JSON");
    }

    private static byte[] configuration(String json) {
        return Zips.with(Zips.CHAIN, Zips.CONFIGURATION, json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void giganticLayers() {
        for (String option : new String[] {"\"nout\" : 5", "\"nout\" : 3", "\"nin\" : 2", "\"nin\" : 27"}) {
            for (String number : new String[] {"2147483647", "1000000000", "1000000000000"}) {
                String name = option.substring(0, option.lastIndexOf(' ') + 1);
                refused(
                        Zips.withConfiguration(Zips.CHAIN, json -> json.replace(option + ",", name + number + ",")),
                        "layer");
            }
        }
        refused(
                Zips.withConfiguration(
                        Zips.CHAIN,
                        json -> json.replace("\"kernelSize\" : [ 3, 3 ]", "\"kernelSize\" : [ 65536, 65536 ]")),
                "layer0");
    }

    @Test
    void serializedObjectsAreNeverOpened() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new Trap());
        }
        for (String name : new String[] {"preprocessor.bin", "normalizer.bin", Zips.COEFFICIENTS, Zips.CONFIGURATION}) {
            refused(Zips.with(Zips.CHAIN, name, bytes.toByteArray()), name.substring(0, 5));
        }
        for (String name : new String[] {"updaterState.bin", "objects/trap", "trap.ser"}) {
            Dl4jReader.read(Zips.with(Zips.CHAIN, name, bytes.toByteArray()), "more.zip");
        }
        assertThat(Trap.sprung).isFalse();
    }

    @Test
    void namesThatLeaveTheFolder(@TempDir Path folder) throws IOException {
        for (String name :
                new String[] {"../escaped", "/tmp/escaped-from-camaudit", folder + "/escaped", "a/../../b"}) {
            Dl4jReader.read(Zips.with(Zips.CHAIN, name, new byte[] {1}), "paths.zip");
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
        assertThat(Path.of("/tmp/escaped-from-camaudit")).doesNotExist();
        assertThat(folder.resolveSibling("escaped")).doesNotExist();
    }

    @Test
    void cutShortAnywhereOrFlipped() {
        byte[] whole = Zips.bytes(Zips.CHAIN);
        for (int length = 0; length < whole.length; length += 7) {
            refused(Arrays.copyOf(whole, length), "");
        }
        Random random = new Random(3);
        for (int i = 0; i < 400; i++) {
            byte[] damaged = Zips.entries(Zips.CHAIN).getOrDefault(Zips.COEFFICIENTS, new byte[0]);
            damaged[random.nextInt(120)] = (byte) random.nextInt(256);
            byte[] file = Zips.with(Zips.CHAIN, Zips.COEFFICIENTS, damaged);
            try {
                Dl4jReader.read(file, "flipped.zip");
            } catch (ModelException e) {
                assertThat(e).hasMessageContaining("'flipped.zip'");
            }
        }
    }

    @Test
    void entriesTwiceOrUnlisted() {
        Map<String, byte[]> entries = new LinkedHashMap<>(Zips.entries(Zips.CHAIN));
        entries.put("configuration.jsoX", new byte[] {'{', '}'});
        String twice = new String(Zips.zip(entries), StandardCharsets.ISO_8859_1)
                .replace("configuration.jsoX", Zips.CONFIGURATION);
        refused(twice.getBytes(StandardCharsets.ISO_8859_1), "twice");
        String listed = new String(Zips.with(Zips.CHAIN, "objects/words", new byte[1]), StandardCharsets.ISO_8859_1);
        int local = listed.indexOf("objects/words");
        String other = listed.substring(0, local) + "objects/WORDS" + listed.substring(local + 13);
        refused(other.getBytes(StandardCharsets.ISO_8859_1), "or others");
    }

    private static void refused(byte[] file, String message) {
        long allocated = Allocation.of(() -> assertThatThrownBy(() -> Dl4jReader.read(file, "bad.zip"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("model file 'bad.zip'")
                .hasMessageContaining(message));
        assertThat(allocated).isLessThan(64L * file.length * Coefficients.GROWTH + LIMIT);
    }
}
