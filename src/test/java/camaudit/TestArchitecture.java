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
                            "spark.session",
                            "spark.executor",
                            "spark.sample",
                            "spark.table",
                            "spark.counterfactual",
                            "spark.faithfulness",
                            "spark.explain",
                            "spark.render",
                            "spark.storage",
                            "spark.source",
                            "spark.source.record",
                            "spark.ledger",
                            "spark.audit",
                            "audit",
                            "audit.check",
                            "audit.inference",
                            "audit.strategy",
                            "report",
                            "report.page",
                            "config",
                            "explain",
                            "faithfulness",
                            "engine",
                            "network",
                            "attribution",
                            "annotation",
                            "image",
                            "provenance",
                            "text",
                            "spec",
                            "report.audit",
                            "audit.slice")),
            Map.entry("spark.storage", Set.of("image", "text")),
            Map.entry("spark.ledger", Set.of("spark.storage", "spark.source", "image", "provenance", "spec")),
            Map.entry(
                    "spark.source",
                    Set.of(
                            "spark.storage",
                            "spark.source.record",
                            "spark.source.cifar",
                            "spark.source.parquet",
                            "spark.source.sequence",
                            "spark.source.tar",
                            "annotation",
                            "image",
                            "text",
                            "spec")),
            Map.entry("spark.source.record", Set.of("spark.storage", "image", "spec")),
            Map.entry("spark.source.cifar", Set.of("spark.storage", "spark.source.record", "image")),
            Map.entry("spark.source.parquet", Set.of("spark.storage", "spark.source.record", "image", "spec")),
            Map.entry("spark.source.sequence", Set.of("spark.storage", "spark.source.record", "image")),
            Map.entry("spark.source.tar", Set.of("spark.storage", "spark.source.record", "image")),
            Map.entry("spark.session", Set.of("spark.storage", "text")),
            Map.entry(
                    "spark.executor",
                    Set.of(
                            "spark.storage",
                            "attribution",
                            "engine",
                            "explain",
                            "image",
                            "network",
                            "network.reader",
                            "spec")),
            Map.entry("spark.sample", Set.of("spark.session", "spark.source", "explain", "image")),
            Map.entry(
                    "spark.table",
                    Set.of(
                            "spark.ledger",
                            "spark.source",
                            "spark.storage",
                            "attribution",
                            "explain",
                            "faithfulness",
                            "image",
                            "statistic",
                            "text",
                            "provenance")),
            Map.entry(
                    "spark.counterfactual", Set.of("spark.sample", "spark.source", "spark.table", "explain", "image")),
            Map.entry(
                    "spark.faithfulness",
                    Set.of(
                            "spark.executor",
                            "spark.ledger",
                            "spark.sample",
                            "spark.session",
                            "spark.source",
                            "spark.storage",
                            "spark.table",
                            "attribution",
                            "explain",
                            "faithfulness",
                            "image",
                            "spec")),
            Map.entry(
                    "spark.explain",
                    Set.of(
                            "spark.counterfactual",
                            "spark.executor",
                            "spark.faithfulness",
                            "spark.ledger",
                            "spark.sample",
                            "spark.session",
                            "spark.source",
                            "spark.source.record",
                            "spark.storage",
                            "spark.table",
                            "attribution",
                            "engine",
                            "explain",
                            "image",
                            "network",
                            "spec",
                            "provenance")),
            Map.entry(
                    "spark.render",
                    Set.of(
                            "spark.ledger",
                            "spark.session",
                            "spark.source",
                            "spark.storage",
                            "spark.table",
                            "image",
                            "spec",
                            "report")),
            Map.entry("report", Set.of("statistic", "image", "spec", "attribution")),
            Map.entry("report.page", Set.of("report")),
            Map.entry("config", Set.of("audit.check", "audit.slice", "attribution", "image", "text", "spec")),
            Map.entry(
                    "explain",
                    Set.of("engine", "network", "network.reader", "attribution", "statistic", "image", "spec")),
            Map.entry("engine", Set.of("network", "attribution", "image")),
            Map.entry("engine.nd4j", Set.of("engine", "engine.plain", "network", "attribution")),
            Map.entry("engine.onednn", Set.of("engine", "engine.plain", "network", "attribution")),
            Map.entry("engine.plain", Set.of("engine", "network")),
            Map.entry("audit.strategy", Set.of("audit.slice")),
            Map.entry(
                    "spark.audit",
                    Set.of(
                            "spark.session",
                            "spark.table",
                            "spark.ledger",
                            "spark.source",
                            "spark.storage",
                            "audit",
                            "audit.check",
                            "audit.slice",
                            "audit.inference",
                            "audit.strategy",
                            "image",
                            "text",
                            "spec",
                            "report",
                            "report.audit")),
            Map.entry("audit", Set.of("audit.check", "audit.slice", "audit.inference", "audit.strategy", "provenance")),
            Map.entry("audit.check", Set.of("audit.slice", "audit.inference")),
            Map.entry("audit.slice", Set.of("audit.inference")),
            Map.entry("audit.inference", Set.of()),
            Map.entry("network", Set.of()),
            Map.entry("network.file", Set.of("network")),
            Map.entry("network.keras", Set.of("network", "network.file")),
            Map.entry("network.dl4j", Set.of("network", "network.file")),
            Map.entry("network.onnx", Set.of("network", "network.file")),
            Map.entry(
                    "network.reader",
                    Set.of("network", "network.file", "network.keras", "network.dl4j", "network.onnx")),
            Map.entry("attribution", Set.of("image")),
            Map.entry("annotation", Set.of("image", "text")),
            Map.entry("faithfulness", Set.of()),
            Map.entry("statistic", Set.of()),
            Map.entry("image", Set.of()),
            Map.entry("provenance", Set.of("image", "spec")),
            Map.entry("spec", Set.of("image", "attribution")),
            Map.entry(
                    "report.audit",
                    Set.of(
                            "report",
                            "report.page",
                            "audit",
                            "audit.check",
                            "audit.slice",
                            "audit.inference",
                            "audit.strategy",
                            "provenance",
                            "image")),
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
                            "camaudit.spark.counterfactual",
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
            Map.entry(List.of("org.apache.parquet.."), List.of("camaudit.spark.source.parquet")),
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
                            "camaudit.spark.source.record")),
            Map.entry(List.of("org.apache.commons.math3.."), List.of("camaudit.audit.strategy")),
            Map.entry(List.of("org.apache.commons.statistics.."), List.of("camaudit.audit.inference")),
            Map.entry(List.of("io.jhdf.."), List.of("camaudit.network.keras")),
            Map.entry(List.of("com.twelvemonkeys.."), List.of("camaudit.image")),
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
                        "camaudit.attribution",
                        "camaudit.statistic",
                        "camaudit.faithfulness",
                        "camaudit.network",
                        "camaudit.engine",
                        "camaudit.text")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "camaudit..", "org.jspecify..")
                .check(MAIN);
        classes()
                .that()
                .resideInAnyPackage("camaudit.image", "camaudit.report")
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
