package dev.hookline.signatures.ed25519;

/**
 * A point in the form in which it is cheapest to add: what the addition would otherwise compute
 * from its coordinates X, Y, Z and T each time. All four are carried or half grown, so that each
 * may be a factor; they do not change.
 *
 * @param sum Y + X
 * @param difference Y - X
 * @param twiceZ 2 Z
 * @param twiceDT 2 d T
 */
record Addend(
    FieldElement sum, FieldElement difference, FieldElement twiceZ, FieldElement twiceDT) {}
