/** What single parts cost. In: nothing. Out: figures. Open {@link VerificationCost} first. */
@NullMarked
package dev.hookline.microbench;

import org.jspecify.annotations.NullMarked;
