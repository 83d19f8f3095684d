/**
 * How the API says no. In: what is wrong with a call. Out: RFC 9457 problems with stable codes.
 * Open {@link dev.hookline.http.problem.ProblemCode} first.
 */
@NullMarked
package dev.hookline.http.problem;

import org.jspecify.annotations.NullMarked;
