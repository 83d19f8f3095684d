/** Tables of the documentation that follow from this module. */
@NullMarked
package dev.hookline.http.docs;

import org.jspecify.annotations.NullMarked;
