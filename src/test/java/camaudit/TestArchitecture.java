package camaudit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Who may see whom. */
class TestArchitecture {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("camaudit");

    /** Each room with the rooms it may look into; a room that is not listed fails the test. */
    private static final Map<String, Set<String>> DIRECTIONS = Map.ofEntries(
            Map.entry("camaudit", Set.of("cli")),
            Map.entry(
                    "cli",
                    Set.of(
                            "config",
                            "spark.audit",
                            "spark.render",
                            "spark.explain",
                            "spark.faithfulness",
                            "spark.counterfactual",
                            "spark.sample",
                            "spark.executor",
                            "spark.session",
                            "spark.ledger",
                            "spark.source",
                            "spark.source.formats",
                            "spark.storage",
                            "report",
                            "report.audit",
                            "report.page",
                            "explain",
                            "engine",
                            "network",
                            "attribution",
                            "attribution.ascent",
                            "attribution.method",
                            "attribution.preset",
                            "image",
                            "image.decode",
                            "image.fit",
                            "audit",
                            "audit.check",
                            "audit.inference",
                            "audit.slice",
                            "faithfulness",
                            "provenance",
                            "resample",
                            "spec",
                            "vocabulary",
                            "text")),
            Map.entry(
                    "config",
                    Set.of(
                            "attribution.ascent",
                            "attribution.method",
                            "attribution.preset",
                            "image.decode",
                            "image.fit",
                            "image.region",
                            "audit.check",
                            "audit.slice",
                            "spec",
                            "vocabulary",
                            "text")),
            Map.entry(
                    "spark.audit",
                    Set.of(
                            "spark.integrity",
                            "spark.table",
                            "spark.session",
                            "spark.ledger",
                            "spark.source",
                            "spark.source.formats",
                            "spark.storage",
                            "report",
                            "report.audit",
                            "image",
                            "image.decode",
                            "image.fit",
                            "audit",
                            "audit.check",
                            "audit.inference",
                            "audit.slice",
                            "audit.strategy",
                            "audit.swap",
                            "provenance",
                            "resample",
                            "spec",
                            "vocabulary",
                            "text")),
            Map.entry(
                    "spark.render",
                    Set.of(
                            "spark.integrity",
                            "spark.table",
                            "spark.session",
                            "spark.ledger",
                            "spark.source",
                            "spark.source.formats",
                            "spark.storage",
                            "report",
                            "image",
                            "image.decode",
                            "image.fit",
                            "resample",
                            "spec",
                            "vocabulary",
                            "text")),
            Map.entry(
                    "spark.explain",
                    Set.of(
                            "spark.alignment",
                            "spark.faithfulness",
                            "spark.counterfactual",
                            "spark.table",
                            "spark.sample",
                            "spark.executor",
                            "spark.session",
                            "spark.ledger",
                            "spark.source",
                            "spark.storage",
                            "explain",
                            "engine",
                            "network",
                            "attribution",
                            "attribution.method",
                            "attribution.preset",
                            "image",
                            "image.decode",
                            "image.fit",
                            "image.region",
                            "provenance",
                            "resample",
                            "spec",
                            "vocabulary",
                            "text")),
            Map.entry(
                    "spark.faithfulness",
                    Set.of(
                            "spark.table",
                            "spark.sample",
                            "spark.executor",
                            "spark.session",
                            "spark.ledger",
                            "spark.source",
                            "spark.storage",
                            "explain",
                            "engine",
                            "attribution",
                            "image",
                            "image.edit",
                            "image.fit",
                            "faithfulness",
                            "resample",
                            "spec",
                            "vocabulary",
                            "text")),
            Map.entry(
                    "spark.counterfactual",
                    Set.of(
                            "spec",
                            "spark.table",
                            "spark.sample",
                            "spark.source",
                            "explain",
                            "image",
                            "image.edit",
                            "image.fit",
                            "image.region",
                            "vocabulary",
                            "text")),
            Map.entry(
                    "spark.integrity",
                    Set.of(
                            "spark.table",
                            "spark.session",
                            "spark.ledger",
                            "spark.storage",
                            "provenance",
                            "vocabulary",
                            "text")),
            Map.entry(
                    "spark.alignment",
                    Set.of(
                            "spark.table",
                            "spark.sample",
                            "spark.session",
                            "spark.ledger",
                            "spark.source",
                            "spark.storage",
                            "explain",
                            "alignment",
                            "image",
                            "image.fit",
                            "image.region",
                            "vocabulary",
                            "text")),
            Map.entry(
                    "spark.table",
                    Set.of(
                            "alignment",
                            "spark.ledger",
                            "spark.source",
                            "spark.storage",
                            "explain",
                            "attribution",
                            "image",
                            "image.region",
                            "statistic",
                            "faithfulness",
                            "provenance",
                            "resample",
                            "vocabulary",
                            "text")),
            Map.entry(
                    "spark.sample",
                    Set.of("spark.session", "spark.source", "explain", "image", "image.fit", "image.region")),
            Map.entry(
                    "spark.executor",
                    Set.of(
                            "spark.storage",
                            "explain",
                            "engine",
                            "network",
                            "network.reader",
                            "attribution",
                            "image.fit",
                            "spec",
                            "text")),
            Map.entry("spark.session", Set.of("spark.storage", "text")),
            Map.entry(
                    "spark.ledger",
                    Set.of(
                            "spark.source",
                            "spark.storage",
                            "image.decode",
                            "image.fit",
                            "provenance",
                            "resample",
                            "spec",
                            "text")),
            Map.entry(
                    "spark.source",
                    Set.of("spark.storage", "image", "image.decode", "image.region", "annotation", "spec", "text")),
            Map.entry(
                    "spark.source.annotated",
                    Set.of(
                            "spark.source",
                            "spark.storage",
                            "image.decode",
                            "image.region",
                            "annotation",
                            "spec",
                            "text")),
            Map.entry(
                    "spark.source.cifar",
                    Set.of("spark.source", "spark.source.container", "spark.storage", "image", "spec", "text")),
            Map.entry(
                    "spark.source.container",
                    Set.of(
                            "spark.source",
                            "spark.source.annotated",
                            "spark.storage",
                            "image",
                            "image.decode",
                            "image.region",
                            "annotation",
                            "spec",
                            "text")),
            Map.entry(
                    "spark.source.files",
                    Set.of(
                            "spark.source",
                            "spark.source.annotated",
                            "spark.storage",
                            "image",
                            "image.decode",
                            "image.region",
                            "spec",
                            "text")),
            Map.entry(
                    "spark.source.formats",
                    Set.of(
                            "spark.source",
                            "spark.source.cifar",
                            "spark.source.files",
                            "spark.source.idx",
                            "spark.source.parquet",
                            "spark.source.sequence",
                            "spark.source.tar",
                            "spark.storage",
                            "image.decode",
                            "spec",
                            "text")),
            Map.entry(
                    "spark.source.idx",
                    Set.of(
                            "spark.source",
                            "spark.source.annotated",
                            "spark.storage",
                            "image",
                            "image.decode",
                            "annotation",
                            "spec",
                            "text")),
            Map.entry(
                    "spark.source.parquet",
                    Set.of(
                            "spark.source",
                            "spark.source.container",
                            "spark.storage",
                            "image",
                            "image.region",
                            "spec",
                            "text")),
            Map.entry(
                    "spark.source.sequence",
                    Set.of("spark.source", "spark.source.container", "spark.storage", "spec", "text")),
            Map.entry(
                    "spark.source.tar",
                    Set.of("spark.source", "spark.source.container", "spark.storage", "image", "image.decode", "spec")),
            Map.entry("spark.storage", Set.of("text")),
            Map.entry("report", Set.of("attribution.preset", "image", "resample", "spec", "vocabulary", "text")),
            Map.entry(
                    "report.audit",
                    Set.of(
                            "report",
                            "report.page",
                            "image",
                            "audit",
                            "audit.check",
                            "audit.inference",
                            "audit.slice",
                            "audit.strategy",
                            "provenance",
                            "resample",
                            "vocabulary",
                            "text")),
            Map.entry("report.page", Set.of("report", "vocabulary", "text")),
            Map.entry(
                    "explain",
                    Set.of(
                            "engine",
                            "network",
                            "network.reader",
                            "attribution",
                            "attribution.ascent",
                            "attribution.method",
                            "attribution.preset",
                            "image",
                            "image.decode",
                            "image.edit",
                            "image.fit",
                            "statistic",
                            "resample",
                            "spec",
                            "vocabulary",
                            "text")),
            Map.entry("engine", Set.of("network", "attribution", "resample", "text")),
            Map.entry("engine.nd4j", Set.of("engine", "engine.plain", "network", "attribution")),
            Map.entry("engine.onednn", Set.of("engine", "engine.plain", "network", "attribution")),
            Map.entry("engine.plain", Set.of("network", "resample")),
            Map.entry("network", Set.of("resample", "text")),
            Map.entry("network.dl4j", Set.of("network", "network.file")),
            Map.entry("network.file", Set.of("network")),
            Map.entry("network.keras", Set.of("network", "network.file")),
            Map.entry("network.onnx", Set.of("network", "network.file")),
            Map.entry(
                    "network.reader",
                    Set.of("network", "network.dl4j", "network.file", "network.keras", "network.onnx")),
            Map.entry("attribution", Set.of("resample", "vocabulary")),
            Map.entry("attribution.ascent", Set.of()),
            Map.entry("attribution.method", Set.of("attribution", "attribution.preset", "resample", "vocabulary")),
            Map.entry("attribution.preset", Set.of("attribution", "resample", "vocabulary")),
            Map.entry("image", Set.of("resample")),
            Map.entry("image.decode", Set.of("image", "image.region", "text")),
            Map.entry("image.edit", Set.of("image")),
            Map.entry("image.fit", Set.of("image", "resample", "text")),
            Map.entry("image.region", Set.of("image")),
            Map.entry(
                    "audit",
                    Set.of(
                            "audit.check",
                            "audit.inference",
                            "audit.slice",
                            "audit.strategy",
                            "provenance",
                            "vocabulary")),
            Map.entry(
                    "audit.check",
                    Set.of("alignment", "audit.inference", "audit.slice", "audit.swap", "vocabulary", "text")),
            Map.entry("audit.swap", Set.of("audit.inference", "audit.slice")),
            Map.entry("audit.inference", Set.of()),
            Map.entry("audit.slice", Set.of("audit.inference", "resample", "vocabulary", "text")),
            Map.entry("audit.strategy", Set.of("audit.slice")),
            Map.entry("statistic", Set.of("resample", "vocabulary")),
            Map.entry("faithfulness", Set.of()),
            Map.entry("alignment", Set.of()),
            Map.entry("annotation", Set.of("image.region", "text")),
            Map.entry("provenance", Set.of("image.decode", "image.fit", "resample", "spec", "text")),
            Map.entry("resample", Set.of()),
            Map.entry(
                    "spec",
                    Set.of(
                            "attribution.method",
                            "attribution.preset",
                            "image.decode",
                            "image.fit",
                            "image.region",
                            "vocabulary",
                            "text")),
            Map.entry("vocabulary", Set.of()),
            Map.entry("text", Set.of()));

    /** Foreign libraries with the only rooms that may use them. */
    private static final Map<List<String>, List<String>> LIBRARIES = Map.ofEntries(
            Map.entry(List.of("org.nd4j.."), List.of("camaudit.engine.nd4j", "camaudit.network.onnx")),
            Map.entry(List.of("onnx.."), List.of("camaudit.network.onnx")),
            Map.entry(List.of("org.bytedeco.dnnl.."), List.of("camaudit.engine.onednn")),
            Map.entry(List.of("org.bytedeco.."), List.of("camaudit.engine.nd4j", "camaudit.engine.onednn")),
            Map.entry(List.of("org.deeplearning4j.."), List.of()),
            Map.entry(
                    List.of("org.apache.spark..", "scala.."),
                    List.of(
                            "camaudit.spark.session",
                            "camaudit.spark.sample",
                            "camaudit.spark.table",
                            "camaudit.spark.integrity",
                            "camaudit.spark.counterfactual",
                            "camaudit.spark.alignment",
                            "camaudit.spark.faithfulness",
                            "camaudit.spark.explain",
                            "camaudit.spark.render",
                            "camaudit.spark.audit")),
            Map.entry(
                    List.of("org.apache.hadoop.."),
                    List.of(
                            "camaudit.spark.session",
                            "camaudit.spark.sample",
                            "camaudit.spark.table",
                            "camaudit.spark.render",
                            "camaudit.spark.storage",
                            "camaudit.spark.source..")),
            Map.entry(
                    List.of("org.apache.parquet.."),
                    List.of("camaudit.spark.source.parquet", "camaudit.spark.integrity", "camaudit.spark.storage")),
            Map.entry(List.of("org.apache.commons.compress.."), List.of("camaudit.spark.source.tar")),
            Map.entry(
                    List.of("com.fasterxml.jackson.."),
                    List.of(
                            "camaudit.annotation",
                            "camaudit.audit",
                            "camaudit.audit.check",
                            "camaudit.network.file",
                            "camaudit.network.keras",
                            "camaudit.network.dl4j",
                            "camaudit.provenance",
                            "camaudit.spark.table",
                            "camaudit.spark.ledger",
                            "camaudit.spark.source.container")),
            Map.entry(List.of("org.apache.commons.math3.."), List.of("camaudit.audit.strategy")),
            Map.entry(List.of("org.apache.commons.statistics.distribution.."), List.of("camaudit.audit.inference")),
            Map.entry(List.of("org.apache.commons.statistics.inference.."), List.of("camaudit.audit.inference")),
            Map.entry(List.of("org.apache.commons.statistics.ranking.."), List.of("camaudit.statistic")),
            Map.entry(List.of("org.apache.commons.text.."), List.of("camaudit.text")),
            Map.entry(List.of("io.jhdf.."), List.of("camaudit.network.keras")),
            Map.entry(List.of("com.twelvemonkeys.."), List.of("camaudit.image.decode")),
            Map.entry(List.of("gg.jte.."), List.of("camaudit.report.page")),
            Map.entry(List.of("picocli.."), List.of("camaudit.cli")),
            Map.entry(List.of("com.typesafe.config.."), List.of("camaudit.config")),
            Map.entry(List.of("org.slf4j.."), List.of("camaudit.cli")));

    @Test
    void directions() {
        for (String room : rooms()) {
            assertThat(DIRECTIONS).as("room " + room + " is not on the drawing").containsKey(room);
            classes()
                    .that()
                    .resideInAPackage(qualified(room))
                    .should()
                    .onlyDependOnClassesThat(not(resideInAPackage("camaudit.."))
                            .or(resideInAnyPackage(allowed(room)))
                            .as("are foreign or in " + DIRECTIONS.get(room)))
                    .check(MAIN);
        }
    }

    @Test
    void noCycles() {
        slices().matching("camaudit.(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void foreignLibrariesStayInTheirRooms() {
        LIBRARIES.forEach((library, rooms) -> noClasses()
                .that()
                .resideOutsideOfPackages(rooms.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library.toArray(String[]::new))
                .check(MAIN));
    }

    @Test
    void theOnnxReaderSeesOnlyTheSchemaOfNd4j() {
        classes()
                .that()
                .resideInAPackage("camaudit.network.onnx")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "camaudit..", "org.jspecify..", "onnx..", "org.nd4j.shade.protobuf..")
                .check(MAIN);
    }

    @Test
    void jacksonInSparkOnlyWritesRejections() {
        noClasses()
                .that()
                .resideInAPackage("camaudit.spark.table")
                .and()
                .doNotHaveSimpleName("RejectionWriter")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml..")
                .check(MAIN);
    }

    @Test
    void annotationsAreReadWithStreamsOnly() {
        classes()
                .that()
                .resideInAPackage("camaudit.annotation")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "javax.xml.stream..", "com.fasterxml.jackson.core..", "camaudit..", "org.jspecify..")
                .check(MAIN);
    }

    @Test
    void theBottomRoomsArePlain() {
        classes()
                .that()
                .resideInAnyPackage(
                        "camaudit.attribution..",
                        "camaudit.statistic",
                        "camaudit.faithfulness",
                        "camaudit.alignment",
                        "camaudit.network",
                        "camaudit.engine",
                        "camaudit.resample",
                        "camaudit.text",
                        "camaudit.vocabulary")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.apache.commons.statistics.ranking..",
                        "org.apache.commons.text.similarity..",
                        "camaudit..",
                        "org.jspecify..")
                .check(MAIN);
        classes()
                .that()
                .resideInAnyPackage("camaudit.image..", "camaudit.report")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.imageio..",
                        "com.twelvemonkeys.imageio.plugins.webp..",
                        "org.w3c.dom..",
                        "camaudit..",
                        "org.jspecify..")
                .check(MAIN);
    }

    @Test
    void aPageIsMadeOfPlainJavaAndTemplates() {
        classes()
                .that()
                .resideInAPackage("camaudit.report.page")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "gg.jte..", "camaudit..", "org.jspecify..")
                .check(MAIN);
    }

    @Test
    void classesAreFinal() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAnonymousClasses()
                .and()
                .areNotAnnotations()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .and(not(DescribedPredicate.describe("bodies of enum values", TestArchitecture::isEnumBody)))
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(MAIN);
    }

    @Test
    void noSetters() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("camaudit..")
                .should()
                .haveNameMatching("set[A-Z].*")
                .check(MAIN);
    }

    @Test
    void onlyMainExits() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("camaudit.Main")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(MAIN);
    }

    @Test
    void everyRoomIsNullMarked() throws ClassNotFoundException {
        for (String room : rooms()) {
            assertThat(Class.forName(qualified(room) + ".package-info")).hasAnnotation(NullMarked.class);
        }
    }

    private static Set<String> rooms() {
        return MAIN.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.equals("camaudit") ? name : name.substring("camaudit.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String[] allowed(String room) {
        Set<String> all = new TreeSet<>(Set.of(qualified(room)));
        new TreeMap<>(DIRECTIONS).get(room).forEach(other -> all.add(qualified(other)));
        return all.toArray(String[]::new);
    }

    private static String qualified(String room) {
        return room.equals("camaudit") ? room : "camaudit." + room;
    }

    private static boolean isEnumBody(JavaClass type) {
        return type.getRawSuperclass().filter(JavaClass::isEnum).isPresent();
    }
}
