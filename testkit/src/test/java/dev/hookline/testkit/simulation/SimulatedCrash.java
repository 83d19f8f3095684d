package dev.hookline.testkit.simulation;

/** The process ends at this point; an error, so that no code of the process can go on after it. */
final class SimulatedCrash extends Error {

  private static final long serialVersionUID = 1L;
}
