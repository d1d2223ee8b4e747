-- Answers kept for repeated writes held passwords and keys: what there is goes, and from now on neither such an answer,
-- nor the key itself, nor a hash of the request that could be guessed at is kept.
DELETE FROM idempotent_write;
ALTER TABLE idempotent_write RENAME COLUMN key TO key_hash;
