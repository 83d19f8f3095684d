@org.jspecify.annotations.NullMarked
package dev.hookline.delivery.guard;
