-- A thread is a channel under a message. Who may read and write in it follows from the root's home channel as it is
-- now: its own members only follow it.
ALTER TABLE channels
    ADD COLUMN root_id bigint REFERENCES messages,
    ADD COLUMN home_id bigint REFERENCES channels,
    ADD CHECK ((kind = 'thread') = (root_id IS NOT NULL)),
    ADD CHECK ((kind = 'thread') = (home_id IS NOT NULL));
CREATE UNIQUE INDEX channels_root ON channels (root_id) WHERE kind = 'thread';
CREATE INDEX channels_home ON channels (home_id) WHERE kind = 'thread';

-- What stands under a root message: kept by those who reply, so that showing the root costs one row.
CREATE TABLE threads (
    root_id    bigint PRIMARY KEY REFERENCES messages,
    channel_id bigint NOT NULL UNIQUE REFERENCES channels,
    replies    int NOT NULL DEFAULT 0,
    repliers   bigint[] NOT NULL DEFAULT '{}',
    last_at    timestamptz
) WITH (fillfactor = 80);
COMMENT ON COLUMN threads.repliers IS 'The last three who replied, latest first.';

-- Topics ------------------------------------------------------------------------------------------

CREATE TABLE topics (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    channel_id  bigint NOT NULL UNIQUE REFERENCES channels,
    name        text NOT NULL,
    key         text COLLATE "C" NOT NULL UNIQUE,
    description text NOT NULL DEFAULT '',
    priority    boolean NOT NULL DEFAULT false,
    merged_into bigint REFERENCES topics,
    version     int NOT NULL DEFAULT 1,
    created_by  bigint REFERENCES people,
    created_at  timestamptz NOT NULL
);
COMMENT ON COLUMN topics.key IS 'The normal form of the name: NFKC, lower case, ё = е.';
CREATE INDEX topics_name_search ON topics USING gin (key gin_trgm_ops);

-- Why a message stands in a topic's channel.
CREATE TABLE message_topics (
    message_id bigint NOT NULL REFERENCES messages,
    topic_id   bigint NOT NULL REFERENCES topics,
    added_by   bigint NOT NULL REFERENCES people,
    added_at   timestamptz NOT NULL,
    from_text  boolean NOT NULL,
    PRIMARY KEY (message_id, topic_id)
);
CREATE INDEX message_topics_topic ON message_topics (topic_id, message_id);

-- «<Имя> добавил(а) темы …»: what people changed after the message was written.
CREATE TABLE topic_changes (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id bigint NOT NULL REFERENCES messages,
    person_id  bigint NOT NULL REFERENCES people,
    added      bigint[] NOT NULL,
    removed    bigint[] NOT NULL,
    at         timestamptz NOT NULL
);
CREATE INDEX topic_changes_message ON topic_changes (message_id, id);

-- Whom a topic reaches without being asked: everyone, or a unit with all below it.
CREATE TABLE mandatory_topics (
    topic_id bigint NOT NULL REFERENCES topics,
    unit_id  bigint REFERENCES units,
    set_by   bigint REFERENCES people,
    set_at   timestamptz NOT NULL,
    UNIQUE NULLS NOT DISTINCT (topic_id, unit_id)
);
ALTER TABLE channel_members ADD COLUMN mandatory boolean NOT NULL DEFAULT false;

-- What is shown of a message -------------------------------------------------------------------------

ALTER TABLE messages
    ADD COLUMN title     text NOT NULL DEFAULT '',
    ADD COLUMN revision  int NOT NULL DEFAULT 1,
    ADD COLUMN hidden_at timestamptz,
    ADD COLUMN hidden_by bigint REFERENCES people,
    SET (fillfactor = 90);
COMMENT ON COLUMN messages.revision IS
    'Grows with everything that changes what is shown of the message; 1 says that it bears nothing beside its text.';
COMMENT ON COLUMN messages.version IS 'Grows with the text only.';
CREATE INDEX messages_channel_kind ON messages (kind, id) WHERE kind <> 'chat';
CREATE INDEX messages_author ON messages (author_id, id);

CREATE TABLE reactions (
    message_id bigint NOT NULL REFERENCES messages,
    person_id  bigint NOT NULL REFERENCES people,
    emoji      text COLLATE "C" NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (message_id, emoji, person_id)
);
CREATE INDEX reactions_person ON reactions (person_id, message_id);

ALTER TABLE events ADD COLUMN topic_id bigint, ADD COLUMN subject_id bigint;
COMMENT ON COLUMN events.subject_id IS 'What else the event is about: the answer of a question, the root of a thread.';
