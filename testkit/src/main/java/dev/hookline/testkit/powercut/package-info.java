/**
 * Power cuts on a disk image: what was synchronised survives, the rest is lost.
 *
 * <p>Enters: a process that writes to a mounted image. Leaves: the file system as the next boot
 * would find it. Open {@link dev.hookline.testkit.powercut.PowerCut} first.
 */
@NullMarked
package dev.hookline.testkit.powercut;

import org.jspecify.annotations.NullMarked;
