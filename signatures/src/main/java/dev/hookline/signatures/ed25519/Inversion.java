package dev.hookline.signatures.ed25519;

/** The inverse of a field element as its power with p - 2, which is 2^255 - 21 (Fermat). */
final class Inversion {

  private Inversion() {}

  /** Zero for zero. */
  static FieldElement inverse(FieldElement element) {
    // Exponents of n binary ones, each made of two shorter ones.
    FieldElement ones2 = append(element, 1, element);
    FieldElement ones4 = append(ones2, 2, ones2);
    FieldElement ones5 = append(ones4, 1, element);
    FieldElement ones10 = append(ones5, 5, ones5);
    FieldElement ones20 = append(ones10, 10, ones10);
    FieldElement ones40 = append(ones20, 20, ones20);
    FieldElement ones50 = append(ones40, 10, ones10);
    FieldElement ones100 = append(ones50, 50, ones50);
    FieldElement ones200 = append(ones100, 100, ones100);
    FieldElement ones250 = append(ones200, 50, ones50);
    // 2^255 - 21 is 250 ones and then 01011.
    FieldElement power1011 = append(append(element, 2, element), 1, element);
    return append(ones250, 5, power1011);
  }

  /** The power whose exponent is that of the first, then as many bits with that of the second. */
  private static FieldElement append(FieldElement first, int bits, FieldElement second) {
    var power = new FieldElement();
    power.set(first);
    for (int i = 0; i < bits; i++) {
      power.setSquare(power);
    }
    power.setProduct(power, second);
    return power;
  }
}
