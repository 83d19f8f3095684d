package dev.hookline.store.sqlite;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * What is wrong with a file, in words for its owner: the messages of Java are often only a path.
 */
public final class FileReason {

  private FileReason() {}

  public static String of(IOException error) {
    return switch (error) {
      case AccessDeniedException denied -> "no permission for " + denied.getFile();
      case FileAlreadyExistsException exists -> exists.getFile() + " is there already";
      case NoSuchFileException missing -> "there is no " + missing.getFile();
      case FileSystemException failure when failure.getReason() != null ->
          failure.getFile() + ": " + failure.getReason();
      default -> error.getMessage() == null ? error.toString() : error.getMessage();
    };
  }
}
