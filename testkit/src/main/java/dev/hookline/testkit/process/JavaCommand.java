package dev.hookline.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A command line for a child JVM of the same Java; every change returns a new command. */
public record JavaCommand(
    String mainClass,
    String classPath,
    List<String> jvmOptions,
    List<String> arguments,
    Map<String, String> environment) {
  public JavaCommand {
    jvmOptions = List.copyOf(jvmOptions);
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  /** Runs this class with the class path of the current JVM. */
  public static JavaCommand main(Class<?> mainClass) {
    return main(mainClass.getName());
  }

  /** Runs the class of this name with the class path of the current JVM. */
  public static JavaCommand main(String mainClass) {
    return new JavaCommand(
        mainClass, System.getProperty("java.class.path"), List.of(), List.of(), Map.of());
  }

  /** Adds options such as {@code -Xmx256m} or {@code -Dname=value}. */
  public JavaCommand withJvmOptions(String... added) {
    return new JavaCommand(mainClass, classPath, joined(jvmOptions, added), arguments, environment);
  }

  public JavaCommand withArguments(String... added) {
    return new JavaCommand(mainClass, classPath, jvmOptions, joined(arguments, added), environment);
  }

  /** Adds a variable to the environment inherited from the current JVM. */
  public JavaCommand withEnvironment(String name, String value) {
    Map<String, String> all = new HashMap<>(environment);
    all.put(name, value);
    return new JavaCommand(mainClass, classPath, jvmOptions, arguments, all);
  }

  /**
   * Starts the child; it dies with the {@link ProcessUnderTest} or, at the latest, with this JVM.
   */
  public ProcessUnderTest start() {
    ProcessBuilder builder = new ProcessBuilder(commandLine());
    builder.environment().putAll(environment);
    try {
      return new ProcessUnderTest(mainClass, builder.start());
    } catch (IOException notStarted) {
      throw new UncheckedIOException(notStarted);
    }
  }

  private List<String> commandLine() {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(jvmOptions);
    line.addAll(List.of("-cp", classPath, mainClass));
    line.addAll(arguments);
    return line;
  }

  private static List<String> joined(List<String> existing, String... added) {
    return Stream.concat(existing.stream(), Stream.of(added)).toList();
  }
}
