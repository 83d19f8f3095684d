package dev.hookline.ingest;

import java.time.Instant;

/** Makes sources ready for requests, from their provider and verification. */
public interface SourceCompiler {

  /**
   * Uses the secrets that are active at a time. A source without usable secret refuses everything.
   */
  CompiledSource compile(Source source, Instant now);
}
