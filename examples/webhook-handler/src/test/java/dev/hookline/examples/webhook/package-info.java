/**
 * The application as its users meet it: a browser and a sender of webhooks on one side, a real
 * Hookline server on the other.
 */
@NullMarked
package dev.hookline.examples.webhook;

import org.jspecify.annotations.NullMarked;
