-- Handshakes that ask for a confirmation beyond their answer; null for all other requests.

ALTER TABLE request ADD COLUMN confirmation TEXT; -- pending, confirmed, refused, failed
ALTER TABLE request ADD COLUMN confirmation_detail TEXT; -- why not
