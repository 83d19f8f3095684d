-- What events bring along, their headers and payloads, lies in packs: a large row for many events that
-- were stored together fills its pages, which rows of one payload each do not. The rows of `event` are
-- small now, so that lists walk them without an index; inputs of runs, which no list has, leave them.

CREATE TABLE pack (
  id INTEGER PRIMARY KEY,
  first_event INTEGER NOT NULL, -- no event outside of these two lies in it
  last_event INTEGER NOT NULL,
  bytes BLOB NOT NULL -- of each event the headers, then the payload
) STRICT;

INSERT INTO pack (id, first_event, last_event, bytes)
SELECT id, id, id, CAST(CAST(headers AS BLOB) || payload AS BLOB) FROM event ORDER BY id;

CREATE TABLE small_event (
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
  pack INTEGER NOT NULL,
  pack_at INTEGER NOT NULL, -- how many bytes of the pack are before it
  header_bytes INTEGER NOT NULL,
  payload_bytes INTEGER NOT NULL
) STRICT;

INSERT INTO small_event
SELECT id, low, project, project_low, source, source_low, event_id, dedupe_key, type, tenant,
  ordering_key, targets, content_type, id, 0, length(CAST(headers AS BLOB)), length(payload)
FROM event WHERE type <> '' ORDER BY id;

CREATE TABLE input (
  id INTEGER PRIMARY KEY, -- of its run, which no event has triggered
  low INTEGER NOT NULL,
  project INTEGER NOT NULL,
  project_low INTEGER NOT NULL,
  content_type TEXT,
  pack INTEGER NOT NULL,
  pack_at INTEGER NOT NULL,
  payload_bytes INTEGER NOT NULL
) STRICT;

INSERT INTO input
SELECT id, low, project, project_low, content_type, id, length(CAST(headers AS BLOB)),
  length(payload)
FROM event WHERE type = '' ORDER BY id;

DROP TABLE event;
ALTER TABLE small_event RENAME TO event;
CREATE INDEX event_by_event_id ON event (event_id) WHERE event_id IS NOT NULL;
