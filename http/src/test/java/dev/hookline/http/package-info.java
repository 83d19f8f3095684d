@org.jspecify.annotations.NullMarked
package dev.hookline.http;
