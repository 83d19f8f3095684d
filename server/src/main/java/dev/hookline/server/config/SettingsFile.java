package dev.hookline.server.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A file with lines {@code NAME=value}. Blank lines and lines that begin with {@code #} are left
 * out. The value is all that stands after the first {@code =}, without the space around it: quotes
 * and backslashes are part of it.
 */
public final class SettingsFile {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private SettingsFile() {}

  /**
   * @param errors takes what is wrong, a line each; values are not shown, for they may be secret
   */
  public static Map<String, String> read(Path file, List<String> errors) {
    Map<String, String> values = new HashMap<>();
    int number = 0;
    for (String line : lines(file, errors)) {
      number++;
      String text = line.strip();
      int equals = text.indexOf('=');
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      if (equals <= 0) {
        errors.add("%s, line %d: is not NAME=value".formatted(file, number));
        continue;
      }
      String name = text.substring(0, equals).strip();
      if (values.put(name, text.substring(equals + 1).strip()) != null) {
        errors.add("%s, line %d: %s is given twice".formatted(file, number, name));
      }
    }
    return values;
  }

  private static List<String> lines(Path file, List<String> errors) {
    try {
      String text = Files.readString(file);
      return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).lines().toList();
    } catch (CharacterCodingException notText) {
      errors.add(file + ": is not UTF-8");
    } catch (IOException unreadable) {
      errors.add(file + ": cannot be read");
    }
    return List.of();
  }
}
