package dev.hookline.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shape of the whole code, as rules. Modules cannot see each other wrongly; packages could. */
class HouseRulesTest {

  private static final int LINES_MAX = 400;
  private static final Pattern MODULE = Pattern.compile("<module>(.+)</module>");
  private static final Path ROOT = Path.of(System.getProperty("basedir", "."), "..");

  /** Whatever is not one of these is core. */
  private static final String[] OTHER_MODULES = {
    "dev.hookline.signatures..",
    "dev.hookline.store..",
    "dev.hookline.filter.cel..",
    "dev.hookline.http..",
    "dev.hookline.server..",
    "dev.hookline.bench..",
    "dev.hookline.testkit..",
    "dev.hookline.sdk..",
    "dev.hookline.junit.."
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.hookline");

  @Test
  void all_modules_are_looked_at() throws IOException {
    for (String module : OTHER_MODULES) {
      assertThat(CLASSES.stream().anyMatch(resideInAnyPackage(module))).as(module).isTrue();
    }
    assertThat(CLASSES.stream().anyMatch(resideInAnyPackage("dev.hookline.job"))).isTrue();
    assertThat(modules())
        .contains("spring-boot-starter", "bench-peers", "microbench", "fuzz", "server");
  }

  @Test
  void the_core_knows_no_database_network_or_format() {
    classes()
        .that(not(resideInAnyPackage(OTHER_MODULES)))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    "java..",
                    "javax.crypto..",
                    "org.jspecify.annotations..",
                    "org.slf4j..",
                    "dev.hookline..")
                .and(not(resideInAnyPackage("java.sql..", "java.net.http..")))
                .as("belong to the JDK, or name nothing from outside"))
        .check(CLASSES);
  }

  @Test
  void the_signatures_need_nothing_but_the_jdk() {
    classes()
        .that()
        .resideInAPackage("dev.hookline.signatures..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..",
                "javax.crypto..",
                "org.jspecify.annotations..",
                "dev.hookline.signatures.."))
        .check(CLASSES);
  }

  @Test
  void packages_form_no_cycle() {
    slices().matching("dev.hookline.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void nobody_sleeps() {
    noClasses()
        .that()
        // A test may pause what it simulates, a measurement lasts as long as it was told to, and a
        // client waits between its tries on a thread that is its caller's.
        .resideOutsideOfPackages(
            "dev.hookline.testkit..",
            "dev.hookline.bench..",
            "dev.hookline.server.bench..",
            "dev.hookline.sdk..")
        .should()
        .callMethodWhere(
            describe(
                "Thread.sleep is called",
                call ->
                    call.getTargetOwner().isEquivalentTo(Thread.class)
                        && call.getTarget().getName().equals("sleep")))
        .check(CLASSES);
  }

  @Test
  void constructors_are_the_wiring() {
    noFields()
        .should()
        .beAnnotatedWith(
            describe(
                "an annotation of injection",
                annotation ->
                    List.of("Inject", "Autowired", "Resource", "Value")
                        .contains(annotation.getRawType().getSimpleName())))
        .check(CLASSES);
  }

  @Test
  void parts_of_the_core_use_only_what_stands_to_their_right_in_the_architecture()
      throws IOException {
    Map<String, Integer> layers = layers();
    var wrong = new TreeSet<String>();
    for (JavaClass type : CLASSES.that(not(resideInAnyPackage(OTHER_MODULES)))) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass();
        if (resideInAnyPackage("dev.hookline..")
            .and(not(resideInAnyPackage(OTHER_MODULES)))
            .test(target)) {
          String from = part(type);
          String to = part(target);
          assertThat(layers).as("parts of the core").containsKeys(from, to);
          if (!from.equals(to) && layers.getOrDefault(from, 0) >= layers.getOrDefault(to, 0)) {
            wrong.add(from + " -> " + to);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void every_package_says_what_it_is_and_that_nothing_is_null_in_it() throws IOException {
    var silent = new TreeSet<String>();
    for (Path folder : mainSources().stream().map(Path::getParent).distinct().toList()) {
      Path file = folder.resolve("package-info.java");
      String text = Files.exists(file) ? Files.readString(file) : "";
      if (!text.startsWith("/**") || !text.contains("\n@NullMarked\npackage ")) {
        silent.add(file.toString());
      }
    }
    assertThat(silent).isEmpty();
  }

  @Test
  void no_file_is_too_long_to_read_in_one_go() throws IOException {
    List<String> tooLong = new ArrayList<>();
    int files = 0;
    for (Path file : mainSources()) {
      files++;
      if (Files.readAllLines(file).size() > LINES_MAX) {
        tooLong.add(file.toString());
      }
    }
    assertThat(files).isGreaterThan(200);
    assertThat(tooLong).isEmpty();
  }

  /** The place of each part in the chain that ARCHITECTURE.md draws; the leftmost is 0. */
  private static Map<String, Integer> layers() throws IOException {
    String chain =
        Files.readAllLines(ROOT.resolve("ARCHITECTURE.md")).stream()
            .filter(line -> line.startsWith("trigger, "))
            .findFirst()
            .orElseThrow();
    Map<String, Integer> layers = new HashMap<>();
    int layer = 0;
    for (String parts : chain.split(" -> ", -1)) {
      for (String part : parts.split(", ", -1)) {
        layers.put(part, layer);
      }
      layer++;
    }
    return layers;
  }

  private static String part(JavaClass type) {
    return type.getPackageName().replaceFirst("dev\\.hookline\\.", "").replaceFirst("\\..*", "");
  }

  private static List<Path> mainSources() throws IOException {
    List<Path> found = new ArrayList<>();
    for (String module : modules()) {
      Path sources = ROOT.resolve(module).resolve(Path.of("src", "main", "java"));
      if (Files.isDirectory(sources)) {
        try (Stream<Path> files = Files.walk(sources)) {
          files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
        }
      }
    }
    return found;
  }

  /** Those of the profiles too. */
  private static List<String> modules() throws IOException {
    return MODULE
        .matcher(Files.readString(ROOT.resolve("pom.xml")))
        .results()
        .map(match -> match.group(1))
        .toList();
  }
}
