-- The job that works a run out, for whoever looks at the run meanwhile.
ALTER TABLE pay_run ADD COLUMN job text;
