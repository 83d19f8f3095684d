package dev.hookline.server.crash;

import dev.hookline.server.story.TestFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** Asks SQLite whether the database that a dead server left is whole. */
final class IntegrityCheck {

  private static final String DATABASE = "hookline.db";

  private IntegrityCheck() {}

  /**
   * Looks at a copy, so that the next start has to recover by itself.
   *
   * @return {@code ok}, or what is wrong
   */
  static String ofCopy(Path folder) {
    try (TestFolder copy = TestFolder.create();
        Stream<Path> files = Files.list(folder)) {
      List<Path> parts =
          files.filter(file -> file.getFileName().toString().startsWith(DATABASE)).toList();
      for (Path part : parts) {
        Files.copy(part, copy.path().resolve(part.getFileName().toString()));
      }
      return check(copy.path().resolve(DATABASE));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String check(Path database) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement();
        ResultSet said = statement.executeQuery("PRAGMA integrity_check")) {
      return said.next() ? said.getString(1) : "said nothing";
    } catch (SQLException broken) {
      return String.valueOf(broken.getMessage());
    }
  }
}
