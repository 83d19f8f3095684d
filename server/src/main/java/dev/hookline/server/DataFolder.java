package dev.hookline.server;

import dev.hookline.live.Meters;
import dev.hookline.store.sqlite.FolderInUse;
import dev.hookline.store.sqlite.SecretCipher;
import dev.hookline.store.sqlite.SqliteSettings;
import dev.hookline.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.InstantSource;

/** Opens what is stored in a folder, or says in a line why it cannot be opened. */
public final class DataFolder {

  private DataFolder() {}

  /**
   * @throws StartFailure with what is wrong
   */
  public static SqliteStore open(
      Path folder, InstantSource clock, SecretCipher cipher, Meters meters) {
    try {
      return SqliteStore.open(
          SqliteSettings.standard(folder), clock, System::nanoTime, cipher, meters);
    } catch (FolderInUse inUse) {
      throw new StartFailure(String.valueOf(inUse.getMessage()), inUse);
    } catch (RuntimeException failure) {
      throw new StartFailure(
          "the data folder %s cannot be used: %s"
              .formatted(folder.toAbsolutePath().normalize(), failure.getMessage()),
          failure);
    }
  }
}
