package dev.hookline.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The shape of the whole code, as rules. Modules cannot see each other wrongly; packages could. */
class HouseRulesTest {

  private static final int LINES_MAX = 400;
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
  void all_modules_are_looked_at() {
    for (String module : OTHER_MODULES) {
      assertThat(CLASSES.stream().anyMatch(resideInAnyPackage(module))).as(module).isTrue();
    }
    assertThat(CLASSES.stream().anyMatch(resideInAnyPackage("dev.hookline.job"))).isTrue();
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
        // a test may pause what it simulates; a measurement lasts as long as it was told to; a
        // client
        // waits between its tries on a thread that is its caller's
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
  void every_package_says_what_it_is_and_that_nothing_is_null_in_it() {
    var unmarked = new TreeSet<String>();
    for (JavaClass type : CLASSES) {
      JavaPackage home = type.getPackage();
      if (!home.isAnnotatedWith(NullMarked.class)) {
        unmarked.add(home.getName());
      }
    }
    assertThat(unmarked).isEmpty();
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

  private static List<Path> mainSources() throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.toList()) {
        Path sources = module.resolve(Path.of("src", "main", "java"));
        if (Files.isDirectory(sources)) {
          try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
          }
        }
      }
    }
    return found;
  }
}
