-- One row for each event and recipient that was applied: what is here is not applied again.
CREATE TABLE IF NOT EXISTS applied_event (
  event text NOT NULL,
  address text NOT NULL,
  PRIMARY KEY (event, address)
);

-- The latest that is known of a recipient, by the time at the provider.
CREATE TABLE IF NOT EXISTS recipient (
  address text PRIMARY KEY,
  status text NOT NULL,
  status_at timestamptz NOT NULL
);

-- How often each thing has happened to a recipient.
CREATE TABLE IF NOT EXISTS counter (
  address text NOT NULL,
  kind text NOT NULL,
  count bigint NOT NULL,
  PRIMARY KEY (address, kind)
);
