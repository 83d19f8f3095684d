package dev.hookline.store.sqlite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way to its name: deleted with {@link #close} if it has not got there, and also when
 * the process is told to end meanwhile.
 */
final class UnfinishedFile implements AutoCloseable {

  private final Path path;
  private final Thread deletion = new Thread(this::delete, "delete-unfinished-file");

  private UnfinishedFile(Path path) {
    this.path = path;
  }

  /**
   * Makes it, empty and readable by its owner only.
   *
   * @param whole the name that it is to have in the end
   * @throws FileAlreadyExistsException when another process makes it, or was killed while it did
   */
  static UnfinishedFile of(Path whole) throws IOException {
    Path folder = folderOf(whole);
    if (!Files.isDirectory(folder)) {
      throw new FileSystemException(folder.toString(), null, "there is no such folder");
    }
    Path path = Path.of(whole + ".part");
    if (Files.exists(path)) {
      throw new FileSystemException(
          path.toString(),
          null,
          "is there already: another backup is making it, or one was killed; then delete it");
    }
    UnfinishedFile unfinished = new UnfinishedFile(path);
    OwnersFile.makeIfMissing(path);
    Runtime.getRuntime().addShutdownHook(unfinished.deletion);
    return unfinished;
  }

  static Path folderOf(Path file) {
    @Nullable Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }

  Path path() {
    return path;
  }

  private void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException left) {
      // it has a name of its own, which says what it is
    }
  }

  @Override
  public void close() {
    delete();
    try {
      boolean _ = Runtime.getRuntime().removeShutdownHook(deletion);
    } catch (IllegalStateException ending) {
      // then it has been run, or is about to be
    }
  }
}
