/**
 * Documentation that cannot go stale. In: what the code knows. Out: the same in a page, or a failed
 * test. Open {@link dev.hookline.testkit.docs.GeneratedPart}.
 */
@NullMarked
package dev.hookline.testkit.docs;

import org.jspecify.annotations.NullMarked;
