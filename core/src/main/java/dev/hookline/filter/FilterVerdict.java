package dev.hookline.filter;

/** What came of asking an expression. */
public sealed interface FilterVerdict {

  /** It is true. */
  record Matches() implements FilterVerdict {
    public static final Matches INSTANCE = new Matches();
  }

  /** It is false. */
  record Differs() implements FilterVerdict {
    public static final Differs INSTANCE = new Differs();
  }

  /** It has no value: it asks for what is not there. Counts as false. */
  record Failed(String why) implements FilterVerdict {}

  /** It was stopped, because it cost more than one evaluation may. Counts as false. */
  record TooCostly() implements FilterVerdict {
    public static final TooCostly INSTANCE = new TooCostly();
  }
}
