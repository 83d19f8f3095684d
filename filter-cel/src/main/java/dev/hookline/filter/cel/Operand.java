package dev.hookline.filter.cel;

/**
 * An operand of a call that costs more than a step.
 *
 * @param slot where the size of the call's first operand is kept until the second is known
 * @param instructions size of the regular expression that runs over it; 0 for other uses
 */
record Operand(Use use, boolean isFirst, int slot, int instructions) {}
