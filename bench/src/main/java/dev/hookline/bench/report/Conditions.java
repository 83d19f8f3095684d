package dev.hookline.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The conditions of this machine that move the figures. */
public final class Conditions {
  private static final Set<String> MEMORY_FILE_SYSTEMS = Set.of("tmpfs", "ramfs");

  private Conditions() {}

  /**
   * Describes the machine.
   *
   * @param dataFolder where the servers keep their data
   * @throws IOException when the folder's file system cannot be read
   */
  public static List<Setting> of(Path dataFolder) throws IOException {
    return List.of(
        new Setting(
            "cores",
            Runtime.getRuntime().availableProcessors()
                + ", shared by server, generator and receiver"),
        new Setting(
            "load before",
            String.format(
                Locale.ROOT,
                "%.2f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage())),
        new Setting("java", System.getProperty("java.vm.name") + " " + Runtime.version()),
        new Setting(
            "system", System.getProperty("os.name") + " " + System.getProperty("os.version")),
        new Setting("data on", fileSystem(dataFolder)));
  }

  private static String fileSystem(Path folder) throws IOException {
    String type = Files.getFileStore(folder).type();
    return MEMORY_FILE_SYSTEMS.contains(type)
        ? type + ": memory, so nothing here is durable and no figure counts"
        : type;
  }
}
