package dev.hookline.signatures.ed25519;

/**
 * Odd multiples of a point, and of the point times 2^32, 2^64 and so on, so that multiplying it
 * with a scalar takes 32 doublings and not 256: each doubling serves eight digits of the scalar.
 */
final class Multiples {

  /** The doublings of one multiplication. */
  static final int COLUMNS = 32;

  private static final int BLOCKS = SignedDigits.COUNT / COLUMNS;

  private final int width;
  private final int perBlock;
  private final Addend[] addends;

  private Multiples(int width) {
    this.width = width;
    this.perBlock = 1 << (width - 2);
    this.addends = new Addend[BLOCKS * perBlock];
  }

  /**
   * @param width of the digits that these multiples serve; one more doubles the memory
   */
  static Multiples of(AffinePoint point, int width) {
    var multiples = new Multiples(width);
    RunningPoint first = RunningPoint.at(point);
    for (int block = 0; block < BLOCKS; block++) {
      multiples.fill(block, first);
      for (int i = 0; i < COLUMNS; i++) {
        first.twice();
      }
    }
    return multiples;
  }

  private void fill(int block, RunningPoint first) {
    RunningPoint odd = first.copy();
    RunningPoint twice = first.copy();
    twice.twice();
    Addend step = twice.asAddend();
    int from = block * perBlock;
    addends[from] = odd.asAddend();
    for (int i = 1; i < perBlock; i++) {
      odd.plus(step);
      addends[from + i] = odd.asAddend();
    }
  }

  int width() {
    return width;
  }

  /** Adds what one column of the digits stands for, before the doublings that are left. */
  void addColumn(byte[] digits, int column, RunningPoint sum) {
    for (int block = 0; block < BLOCKS; block++) {
      int digit = digits[block * COLUMNS + column];
      if (digit > 0) {
        sum.plus(addends[block * perBlock + digit / 2]);
      } else if (digit < 0) {
        sum.minus(addends[block * perBlock - digit / 2]);
      }
    }
  }
}
