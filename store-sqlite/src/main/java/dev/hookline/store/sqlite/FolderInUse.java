package dev.hookline.store.sqlite;

import java.nio.file.Path;

/** Another process works in the data folder; two writers would be one too many. */
public final class FolderInUse extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FolderInUse(Path folder) {
    super(
        "The data folder "
            + folder.toAbsolutePath()
            + " is in use by another Hookline process. Stop it, or choose another folder.");
  }
}
