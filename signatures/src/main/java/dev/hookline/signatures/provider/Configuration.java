package dev.hookline.signatures.provider;

import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.scheme.EventFields;
import java.util.List;

/** What the settings of a source amount to. */
public sealed interface Configuration {

  /** Usable settings: compile the scheme with the secrets of the source. */
  record Ready(Scheme scheme, EventFields event) implements Configuration {}

  /** Settings that must be put right first; at least one problem. */
  record Invalid(List<Problem> problems) implements Configuration {

    /** A copy that cannot change. */
    public Invalid {
      problems = List.copyOf(problems);
    }
  }
}
