/** Tests of the way of a webhook from the socket to the receiver. */
@NullMarked
package dev.hookline.http.ingest;

import org.jspecify.annotations.NullMarked;
