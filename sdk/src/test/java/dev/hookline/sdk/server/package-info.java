/**
 * A server that speaks the worker protocol and the API of runs, in memory and over real HTTP,
 * written from the documentation. Tests drive its clock and its troubles. Open {@link
 * dev.hookline.sdk.server.ProtocolServer} first.
 */
@NullMarked
package dev.hookline.sdk.server;

import org.jspecify.annotations.NullMarked;
