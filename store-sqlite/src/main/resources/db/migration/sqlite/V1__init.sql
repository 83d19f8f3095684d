-- An id is two columns: its upper half, unique in the whole database and the row number, and `low`.
-- Times are milliseconds since 1970. Codes of kinds and states: see Codes.

CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  low INTEGER NOT NULL,
  project INTEGER NOT NULL,
  project_low INTEGER NOT NULL,
  source INTEGER,
  source_low INTEGER,
  event_id TEXT, -- only where it is neither the dedupe key nor the text of the id
  dedupe_key TEXT,
  type TEXT NOT NULL,
  tenant TEXT,
  ordering_key TEXT,
  targets INTEGER NOT NULL,
  content_type TEXT,
  headers TEXT NOT NULL,
  payload BLOB NOT NULL
) STRICT;

CREATE INDEX event_by_event_id ON event (event_id) WHERE event_id IS NOT NULL;
-- All that lists are filtered by, in little room: a list that finds seldom something reads only this.
CREATE INDEX event_listing ON event (project, id, type, source, tenant);

-- Which dedupe keys are taken: see DedupeKeys. Pairs of 64-bit hash and event id, big-endian.
CREATE TABLE dedupe_recent (
  id INTEGER PRIMARY KEY,
  pairs BLOB NOT NULL
) STRICT;

CREATE TABLE dedupe_run (
  id INTEGER PRIMARY KEY,
  newest_event INTEGER NOT NULL,
  first_hashes BLOB NOT NULL,
  filter BLOB NOT NULL
) STRICT;

CREATE TABLE dedupe_chunk (
  id INTEGER PRIMARY KEY, -- run * 65536 + place in the run
  pairs BLOB NOT NULL
) STRICT;

CREATE TABLE job (
  id INTEGER PRIMARY KEY,
  low INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  project INTEGER NOT NULL,
  project_low INTEGER NOT NULL,
  event INTEGER NOT NULL,
  event_low INTEGER NOT NULL,
  target INTEGER NOT NULL,
  target_low INTEGER NOT NULL,
  status INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  owner INTEGER,
  owner_low INTEGER,
  reason TEXT,
  last_status INTEGER,
  finished_at INTEGER
) STRICT;

-- What has not ended, by state and lane: claims, holds and rescues read nothing else.
CREATE INDEX job_open ON job (status, kind, target, due_at) WHERE status < 3;
CREATE INDEX job_by_event ON job (event);
CREATE INDEX job_by_target ON job (target);
-- What ended without success, which is what people look for.
CREATE INDEX job_unsuccessful ON job (project, status) WHERE status > 3;
CREATE INDEX job_unsuccessful_by_target ON job (target, status) WHERE status > 3;
-- So that the runs of tasks are found among very many deliveries.
CREATE INDEX job_runs ON job (project) WHERE kind = 1;

-- Numbers of jobs by kind and state, and of accepted events: see Counters. Kept exact by every
-- change, so that counting reads no rows.
CREATE TABLE counter (
  id INTEGER PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT;

-- The health check writes here and leaves nothing.
CREATE TABLE probe (
  id INTEGER PRIMARY KEY,
  filler BLOB NOT NULL
) STRICT;

CREATE TABLE attempt (
  job INTEGER NOT NULL,
  number INTEGER NOT NULL,
  id INTEGER NOT NULL,
  low INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  duration_us INTEGER NOT NULL,
  status_code INTEGER,
  error TEXT,
  detail TEXT,
  resolved_us INTEGER NOT NULL,
  connected_us INTEGER NOT NULL,
  first_byte_us INTEGER NOT NULL,
  request_headers TEXT NOT NULL,
  response_headers TEXT NOT NULL,
  body_truncated INTEGER NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (job, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE request (
  id INTEGER PRIMARY KEY,
  low INTEGER NOT NULL,
  project INTEGER NOT NULL,
  project_low INTEGER NOT NULL,
  source INTEGER NOT NULL,
  source_low INTEGER NOT NULL,
  status TEXT NOT NULL,
  cause TEXT,
  event INTEGER,
  event_low INTEGER,
  method TEXT NOT NULL,
  remote_address TEXT NOT NULL,
  headers TEXT NOT NULL,
  body_bytes INTEGER NOT NULL,
  body BLOB NOT NULL
) STRICT;

CREATE INDEX request_by_source ON request (source);

CREATE TABLE project (
  id INTEGER PRIMARY KEY,
  low INTEGER NOT NULL
) STRICT;

CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  low INTEGER NOT NULL,
  project INTEGER NOT NULL,
  project_low INTEGER NOT NULL,
  name TEXT NOT NULL,
  token TEXT NOT NULL,
  provider TEXT NOT NULL,
  verification TEXT,
  secrets BLOB NOT NULL,
  enabled INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;

CREATE TABLE endpoint (
  id INTEGER PRIMARY KEY,
  low INTEGER NOT NULL,
  project INTEGER NOT NULL,
  project_low INTEGER NOT NULL,
  url TEXT NOT NULL,
  description TEXT,
  event_types TEXT NOT NULL, -- a pattern per line
  sources TEXT NOT NULL, -- an id per line
  tenant TEXT,
  headers TEXT NOT NULL,
  signature_scheme TEXT NOT NULL,
  signature_header TEXT,
  signature_encoding TEXT NOT NULL,
  signature_prefix TEXT,
  secrets BLOB NOT NULL,
  retry TEXT NOT NULL,
  timeout_ms INTEGER NOT NULL,
  rate_limit INTEGER,
  rate_per_ms INTEGER,
  concurrency INTEGER NOT NULL,
  enabled INTEGER NOT NULL,
  disabled_reason TEXT,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE api_key (
  id INTEGER PRIMARY KEY,
  low INTEGER NOT NULL,
  project INTEGER NOT NULL,
  project_low INTEGER NOT NULL,
  name TEXT NOT NULL,
  shown TEXT NOT NULL,
  hash BLOB NOT NULL,
  scopes TEXT NOT NULL,
  expires_at INTEGER,
  revoked_at INTEGER
) STRICT;

CREATE TABLE answer (
  project INTEGER NOT NULL,
  key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  status INTEGER NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (project, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX answer_by_time ON answer (at);
