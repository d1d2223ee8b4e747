-- Until when a drawn conversation is to be scored: late ones are reminded of, and told above. NULL: drawn before there were such days.
ALTER TABLE quality_check ADD COLUMN due date;
CREATE INDEX quality_check_due ON quality_check (due) WHERE state IN ('open', 'claimed');
-- By the row that a scored check became in activity: corrections name it.
CREATE INDEX quality_check_row ON quality_check ((result->>'rowKey')) WHERE state = 'scored';
