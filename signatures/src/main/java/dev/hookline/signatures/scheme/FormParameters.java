package dev.hookline.signatures.scheme;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of an {@code application/x-www-form-urlencoded} body, decoded to bytes. */
final class FormParameters {

  private static final int MAX_PARAMETERS = 1000;

  private final List<Parameter> parameters = new ArrayList<>();

  private FormParameters() {}

  /** Null for a percent sign without two digits, or more than a thousand parameters. */
  static @Nullable FormParameters parse(byte[] body) {
    var form = new FormParameters();
    for (int start = 0; start < body.length; ) {
      int end = indexOf(body, '&', start, body.length);
      if (end > start && !form.add(body, start, end)) {
        return null;
      }
      start = end + 1;
    }
    return form;
  }

  private boolean add(byte[] body, int start, int end) {
    int equals = indexOf(body, '=', start, end);
    byte[] name = decode(body, start, equals);
    byte[] value = decode(body, Math.min(equals + 1, end), end);
    if (name == null || value == null || parameters.size() == MAX_PARAMETERS) {
      return false;
    }
    parameters.add(new Parameter(name, value));
    return true;
  }

  /**
   * Names in byte order, each followed by its value. Of a name that is repeated with the same value
   * one is kept, and different values stand in their order, as the Twilio helper libraries have it.
   */
  byte[] sortedAndJoined() {
    parameters.sort(Comparator.naturalOrder());
    var joined = new ByteArrayOutputStream();
    Parameter previous = null;
    for (Parameter parameter : parameters) {
      if (previous == null || parameter.compareTo(previous) != 0) {
        joined.writeBytes(parameter.name);
        joined.writeBytes(parameter.value);
      }
      previous = parameter;
    }
    return joined.toByteArray();
  }

  private static int indexOf(byte[] bytes, char wanted, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != wanted) {
      at++;
    }
    return at;
  }

  private static byte @Nullable [] decode(byte[] body, int from, int to) {
    var decoded = new ByteArrayOutputStream(to - from);
    for (int i = from; i < to; i++) {
      if (body[i] == '+') {
        decoded.write(' ');
      } else if (body[i] != '%') {
        decoded.write(body[i]);
      } else {
        int high = i + 2 < to ? Character.digit(body[i + 1], 16) : -1;
        int low = i + 2 < to ? Character.digit(body[i + 2], 16) : -1;
        if ((high | low) < 0) {
          return null;
        }
        decoded.write(high << 4 | low);
        i += 2;
      }
    }
    return decoded.toByteArray();
  }

  private static final class Parameter implements Comparable<Parameter> {

    private final byte[] name;
    private final byte[] value;

    Parameter(byte[] name, byte[] value) {
      this.name = name;
      this.value = value;
    }

    @Override
    public int compareTo(Parameter other) {
      int byName = Arrays.compareUnsigned(name, other.name);
      return byName != 0 ? byName : Arrays.compareUnsigned(value, other.value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Parameter parameter && compareTo(parameter) == 0;
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(name) + Arrays.hashCode(value);
    }
  }
}
