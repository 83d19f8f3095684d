-- Tasks and their runs. A run is a job of kind 1; `run` holds what it has beyond that. The input of a
-- run that no event has triggered is an event with the id of the run and an empty type, which
-- `event_listing` leaves out.

DROP INDEX event_listing;
CREATE INDEX event_listing ON event (project, id, type, source, tenant) WHERE type <> '';

DROP INDEX job_runs; -- `run` itself is in that order
CREATE INDEX job_unsuccessful_runs ON job (project, status) WHERE status > 3 AND kind = 1;

CREATE TABLE run (
  id INTEGER PRIMARY KEY, -- that of its job
  project INTEGER NOT NULL,
  task TEXT NOT NULL,
  queue TEXT NOT NULL,
  trigger_kind INTEGER NOT NULL,
  trigger_of INTEGER,
  trigger_of_low INTEGER,
  concurrency_key TEXT,
  priority INTEGER NOT NULL DEFAULT 0,
  tags TEXT, -- a tag per line; null for none
  max_attempts INTEGER,
  max_duration_ms INTEGER,
  expires_at INTEGER,
  may_expire_at INTEGER, -- the same until it has begun
  key_use INTEGER,
  key_text TEXT,
  key_until INTEGER,
  metadata TEXT, -- null for {}
  waiting INTEGER,
  waiting_for BLOB, -- both halves of each id, big-endian
  cancel_requested_at INTEGER,
  lost INTEGER NOT NULL DEFAULT 0,
  has_steps INTEGER NOT NULL DEFAULT 0,
  log_lines INTEGER NOT NULL DEFAULT 0,
  log_characters INTEGER NOT NULL DEFAULT 0,
  logs_dropped INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX run_by_task ON run (project, task);
CREATE INDEX run_by_queue ON run (project, queue);
-- These have no entry for a plain run.
CREATE INDEX run_by_trigger ON run (trigger_of) WHERE trigger_of IS NOT NULL;
CREATE INDEX run_waiting ON run (project) WHERE waiting IS NOT NULL;
CREATE INDEX run_expiring ON run (may_expire_at) WHERE may_expire_at IS NOT NULL;

CREATE TABLE run_tag (
  project INTEGER NOT NULL,
  tag TEXT NOT NULL,
  id INTEGER NOT NULL, -- of the run
  PRIMARY KEY (project, tag, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_key (
  project INTEGER NOT NULL,
  task TEXT NOT NULL,
  text TEXT NOT NULL,
  is_debounce INTEGER NOT NULL,
  run INTEGER NOT NULL,
  run_low INTEGER NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY (project, task, text, is_debounce)
) STRICT, WITHOUT ROWID;

CREATE INDEX run_key_by_until ON run_key (until);

CREATE TABLE run_step (
  run INTEGER NOT NULL,
  key TEXT NOT NULL,
  output BLOB NOT NULL,
  PRIMARY KEY (run, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_log (
  run INTEGER NOT NULL,
  number INTEGER NOT NULL,
  at INTEGER NOT NULL,
  level TEXT NOT NULL,
  message TEXT NOT NULL,
  fields TEXT,
  PRIMARY KEY (run, number)
) STRICT, WITHOUT ROWID;

-- Which suspended runs wait for what is still to come: a run or a token.
CREATE TABLE run_wait (
  awaited INTEGER NOT NULL,
  waiter INTEGER NOT NULL,
  PRIMARY KEY (awaited, waiter)
) STRICT, WITHOUT ROWID;

CREATE INDEX run_wait_by_waiter ON run_wait (waiter);

CREATE TABLE token (
  id INTEGER PRIMARY KEY,
  low INTEGER NOT NULL,
  project INTEGER NOT NULL,
  project_low INTEGER NOT NULL,
  secret TEXT NOT NULL,
  key TEXT,
  expires_at INTEGER NOT NULL,
  completed_at INTEGER,
  output BLOB
) STRICT;

CREATE UNIQUE INDEX token_by_key ON token (project, key) WHERE key IS NOT NULL;
CREATE INDEX token_by_expiry ON token (expires_at);

CREATE TABLE task (
  project INTEGER NOT NULL,
  project_low INTEGER NOT NULL,
  name TEXT NOT NULL,
  description TEXT,
  queue TEXT NOT NULL,
  retry TEXT NOT NULL,
  max_duration_ms INTEGER NOT NULL,
  ttl_ms INTEGER,
  subscriptions TEXT NOT NULL, -- a line each: patterns, a space, ids of sources; both with commas
  http_url TEXT,
  http_secret BLOB,
  http_timeout_ms INTEGER,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (project, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE queue (
  id INTEGER PRIMARY KEY,
  low INTEGER NOT NULL,
  project INTEGER NOT NULL,
  project_low INTEGER NOT NULL,
  name TEXT NOT NULL,
  concurrency INTEGER,
  concurrency_per_key INTEGER,
  paused INTEGER NOT NULL,
  set_by_operator INTEGER NOT NULL
) STRICT;

CREATE TABLE queue_lane (
  id INTEGER PRIMARY KEY,
  low INTEGER NOT NULL,
  queue INTEGER NOT NULL,
  queue_low INTEGER NOT NULL,
  key TEXT NOT NULL
) STRICT;

CREATE TABLE schedule (
  id INTEGER PRIMARY KEY,
  low INTEGER NOT NULL,
  project INTEGER NOT NULL,
  project_low INTEGER NOT NULL,
  task TEXT NOT NULL,
  cron TEXT NOT NULL,
  zone TEXT NOT NULL,
  payload BLOB,
  has_payload INTEGER NOT NULL,
  catch_up TEXT NOT NULL,
  enabled INTEGER NOT NULL,
  declared_by TEXT,
  last_at INTEGER,
  next_at INTEGER,
  updated_at INTEGER NOT NULL
) STRICT;
