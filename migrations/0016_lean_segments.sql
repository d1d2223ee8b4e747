-- Files of rows that hold only what their import says: what the rest of the layout is, in JSON; NULL where a file holds all of it.
ALTER TABLE activity_segment ADD COLUMN lean text;
-- The month of its last row: a file may reach over several.
ALTER TABLE activity_segment ADD COLUMN last_month text;
UPDATE activity_segment SET last_month = month;
ALTER TABLE activity_segment ALTER COLUMN last_month SET NOT NULL;
