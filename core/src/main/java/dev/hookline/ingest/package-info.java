/**
 * Where webhooks come in. In: a request with its raw bytes. Out: a receipt, once the event is on
 * stable storage or the request is refused. Open {@link dev.hookline.ingest.Receiver} first.
 */
@NullMarked
package dev.hookline.ingest;

import org.jspecify.annotations.NullMarked;
