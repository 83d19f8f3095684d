/** Providers that send, a real Hookline server, and a real PostgreSQL that goes away under load. */
@NullMarked
package dev.hookline.examples.mail;

import org.jspecify.annotations.NullMarked;
