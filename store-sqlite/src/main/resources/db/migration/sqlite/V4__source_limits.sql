-- Whom and how much a source lets in; null is no limit.

ALTER TABLE source ADD COLUMN rate_limit INTEGER;
ALTER TABLE source ADD COLUMN rate_per_ms INTEGER;
ALTER TABLE source ADD COLUMN allow_ips TEXT; -- CIDR blocks, with commas between
