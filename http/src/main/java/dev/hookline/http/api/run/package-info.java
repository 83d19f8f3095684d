/**
 * The routes of runs. In: questions about runs, and an operator's wishes for one. Out: runs in the
 * words of the API, whatever state they are in. Open {@link dev.hookline.http.api.run.RunRoutes},
 * then {@link dev.hookline.http.api.run.RunViews}.
 */
@NullMarked
package dev.hookline.http.api.run;

import org.jspecify.annotations.NullMarked;
