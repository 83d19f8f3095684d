package dev.hookline.filter.cel;

/** What a call does with an operand, and so what it costs in steps. */
enum Use {
  /** Looks at each operand, or copies it, once from end to end. */
  READ,
  /** Looks for one text in another: in the worst case for each place at all of it. */
  SEARCH,
  /** Runs a regular expression over a text. */
  MATCH,
  /** Compares as far as the smaller one goes. */
  COMPARE,
  /** Compares with every element of a list. */
  LOOK_UP;

  /** A step takes some 50 ns; so many characters are copied or compared meanwhile. */
  static final int CHARACTERS_A_STEP = 64;

  private static final int SEARCHED_A_STEP = 128;
  private static final int INSTRUCTIONS_A_STEP = 8;

  boolean isDeep() {
    return switch (this) {
      case READ, SEARCH, MATCH -> false;
      case COMPARE, LOOK_UP -> true;
    };
  }

  /**
   * @param operand the operand that has just been evaluated
   * @param size its size in characters, for deep uses in steps
   * @param first the size of the first operand
   */
  long steps(Operand operand, long size, long first) {
    return switch (this) {
      case READ -> size / CHARACTERS_A_STEP;
      case SEARCH -> operand.isFirst() ? 0 : product(first, size) / SEARCHED_A_STEP;
      case MATCH -> product(size, operand.instructions()) / INSTRUCTIONS_A_STEP;
      case COMPARE -> operand.isFirst() ? 0 : Math.min(first, size);
      case LOOK_UP -> size;
    };
  }

  private static long product(long one, long other) {
    return one * other; // of sizes that fit an int
  }
}
