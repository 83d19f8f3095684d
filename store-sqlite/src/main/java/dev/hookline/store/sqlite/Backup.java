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
   * Blocks until the copy is on the disk. It is readable by its owner only.
   *
   * @param copy a file that does not exist
   * @return its size
   * @throws FileAlreadyExistsException when it does
   * @throws IOException when it cannot be made; nothing is left of it then
   */
  public static long make(Path folder, Path copy) throws IOException {
    Path database = SqliteSettings.standard(folder).database();
    if (Files.exists(copy)) {
      throw new FileAlreadyExistsException(copy.toString());
    }
    NativeLibrary.load(folder);
    OwnersFile.makeIfMissing(copy);
    try (Connection reader =
            new Connections(new DatabaseFile(database), InjectedFault.NONE).reader();
        PreparedStatement vacuum = reader.prepareStatement("VACUUM INTO ?")) {
      vacuum.setString(1, copy.toString());
      vacuum.executeUpdate();
      force(copy);
      return Files.size(copy);
    } catch (SQLException failure) {
      Files.deleteIfExists(copy);
      throw new IOException("the copy could not be made: " + failure.getMessage(), failure);
    } catch (IOException failure) {
      Files.deleteIfExists(copy);
      throw failure;
    }
  }

  private static void force(Path copy) throws IOException {
    try (FileChannel file = FileChannel.open(copy, StandardOpenOption.WRITE)) {
      file.force(true);
    }
  }
}
