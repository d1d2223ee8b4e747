-- Where the audit log ends, kept apart from it and moved on in the transaction of every entry: entries cut off the end
-- would leave a shorter chain that is whole in itself.
CREATE TABLE audit_head (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  seq bigint NOT NULL,
  hash text NOT NULL
);
INSERT INTO audit_head (seq, hash) SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1;
