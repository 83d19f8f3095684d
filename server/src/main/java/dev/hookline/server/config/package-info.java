/**
 * Settings. In: flags, environment, a file. Out: one checked {@link
 * dev.hookline.server.config.Config}, or every error at once. Open {@link
 * dev.hookline.server.config.Setting} first.
 */
@NullMarked
package dev.hookline.server.config;

import org.jspecify.annotations.NullMarked;
