package dev.hookline.delivery.guard;

/** A block that no delivery reaches unless exempted, with the words that explain it. */
record DeniedRange(Cidr block, String meaning) {

  DeniedRange(String block, String meaning) {
    this(Cidr.of(block), meaning);
  }

  String text() {
    return meaning + ", " + block.text();
  }
}
