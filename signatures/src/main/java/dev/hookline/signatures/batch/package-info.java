/**
 * Bodies that list many events. In: a body as it arrived. Out: the bytes of each event, cut out of
 * it, with id and type. Open {@link dev.hookline.signatures.batch.BatchRule}.
 */
@NullMarked
package dev.hookline.signatures.batch;

import org.jspecify.annotations.NullMarked;
