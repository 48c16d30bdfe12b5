-- Who asked the moderators to look at which message, and why; once each. Closed when a moderator left the message as it is.
CREATE TABLE reports (
    message_id bigint NOT NULL REFERENCES messages,
    person_id  bigint NOT NULL REFERENCES people,
    reason     text NOT NULL CHECK (reason IN ('spam', 'insult', 'personal_data', 'off_topic', 'other')),
    text       text NOT NULL DEFAULT '' CHECK (length(text) <= 300),
    at         timestamptz NOT NULL,
    closed_at  timestamptz,
    PRIMARY KEY (message_id, person_id)
);
CREATE INDEX reports_person ON reports (person_id, message_id);
CREATE INDEX reports_open ON reports (message_id, at) WHERE closed_at IS NULL;
CREATE INDEX messages_hidden ON messages (hidden_at, id) WHERE hidden_at IS NOT NULL;

-- What those with more rights did with them. Ids and words of our own, never a text that somebody wrote.
CREATE TABLE audit_log (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    actor_id   bigint NOT NULL REFERENCES people,
    what       text NOT NULL,
    message_id bigint REFERENCES messages,
    person_id  bigint REFERENCES people,
    group_id   bigint REFERENCES groups,
    detail     jsonb NOT NULL DEFAULT '{}'
);
