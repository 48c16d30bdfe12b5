-- What is told to one person: a row per person and cause, never one per reader of a message. Every row is written under
-- the lock of its person's own channel, so that ids of one person are in the order of commits.
CREATE TABLE notifications (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id  bigint NOT NULL REFERENCES people,
    reason     text NOT NULL CHECK (reason IN
                   ('mentioned', 'replied', 'answered', 'accepted', 'thanked', 'routed', 'announced', 'titled', 'followed')),
    message_id bigint REFERENCES messages,
    thread_id  bigint REFERENCES messages,
    actor_id   bigint REFERENCES people,
    topic_id   bigint REFERENCES topics,
    count      int NOT NULL DEFAULT 1,
    at         timestamptz NOT NULL,
    read_at    timestamptz,
    CHECK ((reason IN ('replied', 'answered')) = (thread_id IS NOT NULL))
) WITH (fillfactor = 80);
COMMENT ON COLUMN notifications.message_id IS 'What it opens; of replies the latest.';
COMMENT ON COLUMN notifications.thread_id IS 'Of replies: the message that they stand under. All that came since the person looked is one row.';
CREATE UNIQUE INDEX notifications_cause ON notifications (person_id, reason, message_id, topic_id, actor_id) NULLS NOT DISTINCT WHERE thread_id IS NULL;
CREATE UNIQUE INDEX notifications_stretch ON notifications (person_id, thread_id) WHERE thread_id IS NOT NULL AND read_at IS NULL;
CREATE INDEX notifications_person ON notifications (person_id, at, id);
CREATE INDEX notifications_unread ON notifications (person_id) WHERE read_at IS NULL;
CREATE INDEX notifications_message ON notifications (message_id);
CREATE INDEX notifications_thread ON notifications (thread_id, person_id) WHERE thread_id IS NOT NULL;

-- «Обо мне пишут», newest first.
CREATE INDEX mentions_person_message ON mentions (person_id, message_id);
