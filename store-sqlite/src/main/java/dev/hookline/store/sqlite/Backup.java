package dev.hookline.store.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Copies the database of a folder as it is at one moment, also while a server writes to it:
 * SQLite's VACUUM INTO. The log of that server is not moved on meanwhile, and grows.
 */
public final class Backup {

  private Backup() {}

  /**
   * Blocks until the copy is on the disk. It is readable by its owner only, and has its name only
   * when it is whole.
   *
   * @param copy a file that does not exist, in a folder that does
   * @return its size
   * @throws FileAlreadyExistsException when it does exist, or another backup is making it
   * @throws IOException when it cannot be made; nothing is left of it then
   */
  public static long make(Path folder, Path copy) throws IOException {
    Path database = SqliteSettings.standard(folder).database();
    if (Files.exists(copy)) {
      throw new FileAlreadyExistsException(copy.toString());
    }
    NativeLibrary.load(folder);
    try (UnfinishedFile unfinished = UnfinishedFile.of(copy)) {
      copy(database, unfinished.path());
      force(unfinished.path(), StandardOpenOption.WRITE);
      Files.move(unfinished.path(), copy); // fails when a file of this name has come meanwhile
    }
    force(UnfinishedFile.folderOf(copy), StandardOpenOption.READ);
    return Files.size(copy);
  }

  private static void copy(Path database, Path copy) throws IOException {
    DatabaseFile file = new DatabaseFile(database);
    try (Connection reader = new Connections(file, InjectedFault.NONE).reader();
        PreparedStatement vacuum = reader.prepareStatement("VACUUM INTO ?")) {
      vacuum.setString(1, copy.toString());
      vacuum.executeUpdate();
    } catch (SQLException failure) {
      throw new IOException(
          "the copy could not be made: %s%s".formatted(failure.getMessage(), hint(database)),
          failure);
    }
  }

  private static String hint(Path database) {
    return Files.isWritable(UnfinishedFile.folderOf(database))
        ? ""
        : "; SQLite needs to write files beside the database, and its folder is read-only here";
  }

  private static void force(Path path, StandardOpenOption mode) throws IOException {
    try (FileChannel file = FileChannel.open(path, mode)) {
      file.force(true);
    }
  }
}
