package dev.hookline.filter.cel;

import dev.cel.common.values.CelByteString;
import java.util.Collection;
import java.util.Map;

/** How large a value is. */
final class Size {

  private static final long CHARACTERS_AN_ELEMENT = 8;

  private Size() {}

  /** In characters or bytes; 0 for what has none. */
  static long shallow(Object value) {
    return switch (value) {
      case String text -> text.length();
      case CelByteString bytes -> bytes.size();
      case Collection<?> list -> list.size() * CHARACTERS_AN_ELEMENT;
      case Map<?, ?> map -> map.size() * CHARACTERS_AN_ELEMENT;
      default -> 0;
    };
  }

  /**
   * Steps that it takes to compare all of it.
   *
   * @param enough beyond this it is not counted any further
   */
  static long deep(Object value, long enough) {
    return switch (value) {
      case Collection<?> list -> {
        long steps = 1;
        for (Object element : list) {
          steps += deep(element, enough - steps);
          if (steps > enough) {
            break;
          }
        }
        yield steps;
      }
      case Map<?, ?> map -> {
        long steps = 1;
        for (Map.Entry<?, ?> member : map.entrySet()) {
          steps += deep(member.getKey(), enough - steps);
          steps += deep(member.getValue(), enough - steps);
          if (steps > enough) {
            break;
          }
        }
        yield steps;
      }
      default -> 1 + shallow(value) / Use.CHARACTERS_A_STEP;
    };
  }
}
