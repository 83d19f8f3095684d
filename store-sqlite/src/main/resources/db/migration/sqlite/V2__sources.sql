-- What an operator may settle about a source; null is the standard.

ALTER TABLE source ADD COLUMN verify_token BLOB; -- written like secrets
ALTER TABLE source ADD COLUMN public_url TEXT;
ALTER TABLE source ADD COLUMN dedupe_by TEXT;
ALTER TABLE source ADD COLUMN dedupe_fields TEXT; -- a field per line
ALTER TABLE source ADD COLUMN dedupe_window_ms INTEGER;
ALTER TABLE source ADD COLUMN response_status INTEGER;
ALTER TABLE source ADD COLUMN response_headers TEXT;
ALTER TABLE source ADD COLUMN response_body TEXT;
ALTER TABLE source ADD COLUMN response_content_type TEXT;
ALTER TABLE source ADD COLUMN filter TEXT;
ALTER TABLE source ADD COLUMN split INTEGER NOT NULL DEFAULT 0;

-- The expression that a request did not meet.
ALTER TABLE request ADD COLUMN filter TEXT;

ALTER TABLE endpoint ADD COLUMN filter TEXT;
