/** Sources in memory. Open {@link dev.hookline.ingest.SourcesTest}. */
@NullMarked
package dev.hookline.ingest;

import org.jspecify.annotations.NullMarked;
