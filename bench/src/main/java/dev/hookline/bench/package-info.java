/** In: a running gateway. Out: how many webhooks it took and how long each one waited. */
@NullMarked
package dev.hookline.bench;

import org.jspecify.annotations.NullMarked;
