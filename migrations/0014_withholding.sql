-- What the law withholds from a result (insurance, fund, tax, net), where the organisation turned it on: kept as JSON text, as its
-- hash needs.
ALTER TABLE pay_result ADD COLUMN withheld text;
