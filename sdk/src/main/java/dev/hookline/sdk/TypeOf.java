package dev.hookline.sdk;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * A type with its parameters, for inputs and outputs that a class cannot name: {@code new
 * TypeOf<List<Invoice>>() {}}.
 */
public abstract class TypeOf<T> {

  private final Type type;

  /** Takes the type from the subclass. */
  protected TypeOf() {
    if (!(getClass().getGenericSuperclass() instanceof ParameterizedType parent)) {
      throw new IllegalStateException("write new TypeOf<...>() {} with the type in the brackets");
    }
    type = parent.getActualTypeArguments()[0];
  }

  private TypeOf(Type type) {
    this.type = type;
  }

  /** A type without parameters. */
  public static <T> TypeOf<T> of(Class<T> type) {
    return new OfClass<>(type);
  }

  /** Any type, taken on trust. */
  public static TypeOf<?> of(Type type) {
    return new OfClass<Object>(type);
  }

  /** The type as reflection shows it. */
  public final Type type() {
    return type;
  }

  @Override
  public final String toString() {
    return type.getTypeName();
  }

  private static final class OfClass<T> extends TypeOf<T> {
    private OfClass(Type type) {
      super(type);
    }
  }
}
