-- A thanks is given once, and received by everybody whom it names.
ALTER TABLE daily_totals DROP CONSTRAINT daily_totals_figure_check, ADD CONSTRAINT daily_totals_figure_check CHECK (figure IN
    ('private_messages', 'comments', 'publications', 'thanks', 'badges'));

-- For how many a thanks was counted: once it is deleted it names nobody.
CREATE TABLE counted_thanks (
    message_id bigint PRIMARY KEY REFERENCES messages,
    recipients int NOT NULL
);

-- Both figures are counted from the first event.
TRUNCATE daily_totals, writers;
UPDATE worker_cursors SET n = 0 WHERE worker = 'statistics';
DELETE FROM worker_poison WHERE worker = 'statistics';
