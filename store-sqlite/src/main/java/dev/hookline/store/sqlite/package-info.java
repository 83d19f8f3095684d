/**
 * The embedded store: one SQLite database in one folder. In: appends, ends of attempts and changes,
 * from any thread. Out: each of them committed and synced, many per commit. Open {@link
 * dev.hookline.store.sqlite.SqliteStore} first, then {@link dev.hookline.store.sqlite.GroupCommit}.
 */
@NullMarked
package dev.hookline.store.sqlite;

import org.jspecify.annotations.NullMarked;
