/** Whether the documentation says what is, and leads where it points. */
@NullMarked
package dev.hookline.server.docs;

import org.jspecify.annotations.NullMarked;
