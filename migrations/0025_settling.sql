-- What closed periods owe, either way, as each calculation of a run found it: what the run offers to settle, what another
-- run is to settle, and what no run would. Kept with the calculation, as its findings are.
CREATE TABLE pay_offer (
  run_id text NOT NULL REFERENCES pay_run (id),
  calculation text NOT NULL,
  from_run text NOT NULL REFERENCES pay_run (id),
  person text NOT NULL,
  line text NOT NULL,
  home text NOT NULL CHECK (home IN ('here', 'elsewhere', 'nowhere')),
  -- Whether the run settles it, as far as it may.
  taken boolean NOT NULL,
  offer text NOT NULL,
  PRIMARY KEY (run_id, calculation, from_run, person, line)
);

-- Which closed runs a calculation looked at. Settled: nothing was left owed, and no open run had a part in that. What was
-- known until then need not be looked at again.
CREATE TABLE pay_look (
  run_id text NOT NULL REFERENCES pay_run (id),
  calculation text NOT NULL,
  from_run text NOT NULL REFERENCES pay_run (id),
  settled boolean NOT NULL,
  PRIMARY KEY (run_id, calculation, from_run)
);

-- One closed period may owe somebody pay and contributions of several insurances.
ALTER TABLE pay_delta ADD COLUMN line text;
ALTER TABLE pay_delta DISABLE TRIGGER pay_delta_closed;
UPDATE pay_delta SET line = delta::json ->> 'line';
ALTER TABLE pay_delta ENABLE TRIGGER pay_delta_closed;
ALTER TABLE pay_delta ALTER COLUMN line SET NOT NULL;
ALTER TABLE pay_delta DROP CONSTRAINT pay_delta_pkey;
ALTER TABLE pay_delta ADD PRIMARY KEY (run_id, from_run, person, line);
