@org.jspecify.annotations.NullMarked
package dev.hookline.filter.cel;
