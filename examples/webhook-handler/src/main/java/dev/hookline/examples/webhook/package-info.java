/**
 * An application around Hookline: webhooks and clicks enter by HTTP and become runs of tasks, which
 * this process executes itself; the state of a run leaves as a stream of server-sent events. Open
 * {@link dev.hookline.examples.webhook.App} first.
 */
@NullMarked
package dev.hookline.examples.webhook;

import org.jspecify.annotations.NullMarked;
