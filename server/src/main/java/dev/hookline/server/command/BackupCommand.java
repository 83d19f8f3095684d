package dev.hookline.server.command;

import dev.hookline.store.sqlite.Backup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code hookline backup}: a consistent copy of what is stored, beside a running server. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Copy all that is stored, as it is at this moment, into a new file that only you can read."
          + " The server may run meanwhile.",
      "",
      "To restore: stop the server, put the copy as hookline.db into an empty folder, and start"
          + " with --data-dir on that folder and the same HOOKLINE_SECRET_KEY."
    })
public final class BackupCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "the copy; it must not exist yet")
  private Path copy = Path.of("");

  @Mixin private FolderOption folder = new FolderOption();

  @Override
  public Integer call() throws IOException {
    Optional<Path> existing = folder.existing();
    if (existing.isEmpty()) {
      return StartCommand.WRONG_SETTINGS;
    }
    System.err.println("Copying " + existing.get().toAbsolutePath().normalize() + " ...");
    long startNanos = System.nanoTime();
    long bytes = Backup.make(existing.get(), copy);
    System.out.printf(
        "%s: %,d KiB in %.1f s%n", copy, bytes >> 10, (System.nanoTime() - startNanos) / 1e9);
    return 0;
  }
}
