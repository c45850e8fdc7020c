package camaudit.config;

import camaudit.text.Credentials;
import camaudit.text.Problems;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import java.io.File;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The includes of one file: other files, that have to be there. Nothing is fetched, and nothing is looked for on the class path. A file
 * that is not there would otherwise be nothing at all, and an audit would go by the default gates.
 */
final class ConfigFiles implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
    private static final List<String> ENDINGS = List.of("", ".conf", ".json", ".properties");

    /** The file itself behind those that include it; empty where no file can include another. */
    private final List<File> chain;

    private final Problems problems;

    private ConfigFiles(List<File> chain, Problems problems) {
        this.chain = List.copyOf(chain);
        this.problems = Objects.requireNonNull(problems);
    }

    /**
     * How a file is parsed.
     *
     * @param problems receives what is wrong with its includes
     */
    static ConfigParseOptions options(File file, Problems problems) {
        return options(new ConfigFiles(List.of(file), problems));
    }

    /** How a text that is no file is parsed: it cannot include anything. */
    static ConfigParseOptions options(String origin, Problems problems) {
        return options(new ConfigFiles(List.of(), problems)).setOriginDescription(origin);
    }

    private static ConfigParseOptions options(ConfigFiles includes) {
        return ConfigParseOptions.defaults().setIncluder(includes);
    }

    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
        return this;
    }

    /** {@code include "name"}: beside the file, with or without its ending. */
    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
        String statement = "include \"" + what + "\"";
        if (what.contains(":/") && !new File(what).isAbsolute()) {
            return refused(statement, what);
        }
        return included(statement, candidates(beside(what)));
    }

    /** {@code include file("name")}: in the working folder, or else beside the file. */
    @Override
    public ConfigObject includeFile(ConfigIncludeContext context, File what) {
        return included("include file(\"" + what + "\")", Stream.of(what, beside(what.getPath())));
    }

    @Override
    public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
        return refused("include url(\"" + what + "\")", what.toString());
    }

    @Override
    public ConfigObject includeResources(ConfigIncludeContext context, String what) {
        return refused("include classpath(\"" + what + "\")", what);
    }

    private ConfigObject refused(String statement, String what) {
        return problem(Credentials.in(what)
                .map(found -> "an include holds " + found + ": " + Credentials.REMEDY)
                .orElse(statement
                        + ": only files of this machine are included, nothing is fetched; copy it beside the file and write "
                        + "include \"name.conf\""));
    }

    private ConfigObject included(String statement, Stream<File> candidates) {
        if (chain.isEmpty()) {
            return problem(statement + ": only a file can include another; write it into the file of --config");
        }
        List<File> tried = candidates.distinct().toList();
        Optional<File> found = tried.stream().filter(File::isFile).findFirst();
        if (found.isEmpty()) {
            return problem(statement + ": there is no such file (" + tried.get(tried.size() == 2 ? 1 : 0)
                    + "): correct the name, or take the line out");
        }
        List<File> deeper = new ArrayList<>(chain);
        deeper.add(found.get());
        boolean cycle = chain.stream().anyMatch(file -> isSame(file, found.get()));
        if (cycle) {
            return problem(statement + ": the files include each other in a circle, "
                    + String.join(" → ", deeper.stream().map(File::getPath).toList())
                    + ": take one of the includes out");
        }
        return ConfigFactory.parseFile(found.get(), options(new ConfigFiles(deeper, problems)))
                .root();
    }

    private ConfigObject problem(String message) {
        problems.add("--config " + (chain.isEmpty() ? "" : chain.get(chain.size() - 1) + ": ") + message);
        return ConfigFactory.empty().root();
    }

    private static Stream<File> candidates(File file) {
        return ENDINGS.stream().map(ending -> new File(file.getPath() + ending));
    }

    private File beside(String name) {
        File file = new File(name);
        return file.isAbsolute() || chain.isEmpty()
                ? file
                : new File(chain.get(chain.size() - 1).getAbsoluteFile().getParentFile(), name);
    }

    private static boolean isSame(File one, File other) {
        return one.toPath()
                .toAbsolutePath()
                .normalize()
                .equals(other.toPath().toAbsolutePath().normalize());
    }
}
