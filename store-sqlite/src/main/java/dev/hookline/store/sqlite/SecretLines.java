package dev.hookline.store.sqlite;

import dev.hookline.id.Id;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of one row as encrypted text, a line for each: when it expires in milliseconds since
 * 1970 ({@code -} for never), a space, and the secret with its line breaks written as {@code \n}.
 */
final class SecretLines {

  private static final String NEVER = "-";

  private final SecretCipher cipher;
  private final String table;

  SecretLines(SecretCipher cipher, String table) {
    this.cipher = cipher;
    this.table = table;
  }

  <T> byte[] of(
      Id row, List<T> secrets, Function<T, String> text, Function<T, @Nullable Instant> expiresAt) {
    String lines =
        Lines.of(
            secrets,
            secret ->
                expiry(expiresAt.apply(secret)) + " " + EscapedLines.escaped(text.apply(secret)));
    return cipher.encrypt(lines.getBytes(StandardCharsets.UTF_8), place(row));
  }

  <T> List<T> read(Id row, byte[] stored, BiFunction<String, @Nullable Instant, T> secret) {
    String lines = new String(cipher.decrypt(stored, place(row)), StandardCharsets.UTF_8);
    return Lines.read(
        lines,
        line -> {
          int space = line.indexOf(' ');
          String expiry = line.substring(0, space);
          return secret.apply(
              EscapedLines.unescaped(line.substring(space + 1)),
              expiry.equals(NEVER) ? null : Instant.ofEpochMilli(Long.parseLong(expiry)));
        });
  }

  private String place(Id row) {
    return table + "|" + Long.toHexString(row.high()) + Long.toHexString(row.low());
  }

  private static String expiry(@Nullable Instant expiresAt) {
    return expiresAt == null ? NEVER : Long.toString(expiresAt.toEpochMilli());
  }
}
