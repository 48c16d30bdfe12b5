CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- People and the organisation -----------------------------------------------------------------

CREATE TABLE units (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    parent_id  bigint REFERENCES units,
    kind       text NOT NULL CHECK (kind IN ('company', 'region', 'office', 'shop', 'department')),
    code       text UNIQUE,
    name       text NOT NULL,
    address    text NOT NULL DEFAULT '',
    time_zone  text NOT NULL DEFAULT 'Europe/Moscow'
);
CREATE INDEX units_parent ON units (parent_id);

-- One table for every ordered stream, so that reading, numbering, catch-up and rights are written once.
CREATE TABLE channels (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind          text NOT NULL CHECK (kind IN ('group', 'topic', 'direct', 'thread', 'person', 'company')),
    group_id      bigint,
    name          text NOT NULL DEFAULT '',
    purpose       text NOT NULL DEFAULT '',
    direct_people bigint[],
    readers       text NOT NULL CHECK (readers IN ('everyone', 'members')),
    writers       text NOT NULL CHECK (writers IN ('readers', 'members', 'moderators')),
    private       boolean NOT NULL DEFAULT false,
    head_seq      bigint NOT NULL DEFAULT 0,
    head_post     bigint NOT NULL DEFAULT 0,
    head_at       timestamptz,
    first_seq     bigint NOT NULL DEFAULT 1,
    version       int NOT NULL DEFAULT 1,
    created_at    timestamptz NOT NULL DEFAULT now(),
    archived_at   timestamptz,
    CHECK ((kind = 'group') = (group_id IS NOT NULL)),
    CHECK ((kind = 'direct') = (direct_people IS NOT NULL)),
    CHECK (NOT private OR readers = 'members')
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX channels_direct_people ON channels (direct_people) WHERE kind = 'direct';
CREATE UNIQUE INDEX channels_company ON channels (kind) WHERE kind = 'company';
CREATE INDEX channels_group ON channels (group_id) WHERE kind = 'group';

CREATE TABLE people (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind           text NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'bot', 'shop')),
    handle         text COLLATE "C" NOT NULL UNIQUE,
    given_name     text NOT NULL,
    family_name    text NOT NULL,
    name           text NOT NULL GENERATED ALWAYS AS (btrim(given_name || ' ' || family_name)) STORED,
    position       text NOT NULL DEFAULT '',
    unit_id        bigint REFERENCES units,
    role           text NOT NULL DEFAULT 'member' CHECK (role IN ('member', 'administrator')),
    channel_id     bigint NOT NULL UNIQUE REFERENCES channels,
    language       text NOT NULL DEFAULT 'ru' CHECK (language IN ('ru', 'en')),
    theme          text NOT NULL DEFAULT 'system' CHECK (theme IN ('system', 'light', 'dark')),
    time_zone      text NOT NULL DEFAULT 'Europe/Moscow',
    notifications  boolean NOT NULL DEFAULT true,
    version        int NOT NULL DEFAULT 1,
    created_at     timestamptz NOT NULL DEFAULT now(),
    deactivated_at timestamptz
);
CREATE INDEX people_name ON people (name COLLATE "ru-x-icu", id);
CREATE INDEX people_name_search ON people USING gin ((lower(name || ' ' || handle)) gin_trgm_ops);
CREATE INDEX people_unit ON people (unit_id);

-- A changed handle goes on leading to the person.
CREATE TABLE former_handles (
    handle    text COLLATE "C" PRIMARY KEY,
    person_id bigint NOT NULL REFERENCES people
);

-- Groups and who belongs -----------------------------------------------------------------------

CREATE TABLE groups (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name         text NOT NULL,
    description  text NOT NULL DEFAULT '',
    visibility   text NOT NULL CHECK (visibility IN ('open', 'closed', 'secret')),
    unit_id      bigint REFERENCES units,
    mandatory    boolean NOT NULL DEFAULT false,
    member_count int NOT NULL DEFAULT 0,
    version      int NOT NULL DEFAULT 1,
    created_by   bigint REFERENCES people,
    created_at   timestamptz NOT NULL DEFAULT now(),
    archived_at  timestamptz
);
ALTER TABLE channels ADD FOREIGN KEY (group_id) REFERENCES groups;
CREATE UNIQUE INDEX groups_name ON groups (lower(name)) WHERE archived_at IS NULL AND visibility <> 'secret';
CREATE INDEX groups_listed ON groups (name COLLATE "ru-x-icu", id);
CREATE INDEX groups_name_search ON groups USING gin ((lower(name)) gin_trgm_ops);

CREATE TABLE group_members (
    group_id  bigint NOT NULL REFERENCES groups,
    person_id bigint NOT NULL REFERENCES people,
    role      text NOT NULL DEFAULT 'member' CHECK (role IN ('member', 'moderator', 'owner')),
    joined_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (group_id, person_id)
);
CREATE INDEX group_members_person ON group_members (person_id);

-- What unread and delivery read: everybody a channel reaches. Never a row per reader of a message.
CREATE TABLE channel_members (
    channel_id   bigint NOT NULL REFERENCES channels,
    person_id    bigint NOT NULL REFERENCES people,
    read_post    bigint NOT NULL DEFAULT 0,
    read_version int NOT NULL DEFAULT 0,
    muted        boolean NOT NULL DEFAULT false,
    joined_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (channel_id, person_id)
) WITH (fillfactor = 70);
CREATE INDEX channel_members_person ON channel_members (person_id);

-- Messages ----------------------------------------------------------------------------------------

CREATE TABLE messages (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    author_id      bigint NOT NULL REFERENCES people,
    client_id      uuid NOT NULL,
    channel_id     bigint NOT NULL REFERENCES channels,
    kind           text NOT NULL DEFAULT 'chat' CHECK (kind IN ('chat', 'news', 'question', 'idea', 'thanks', 'poll',
                       'gathering', 'announcement', 'article', 'system')),
    text           text NOT NULL,
    html           text NOT NULL,
    render_version smallint NOT NULL,
    version        int NOT NULL DEFAULT 1,
    created_at     timestamptz NOT NULL,
    edited_at      timestamptz,
    deleted_at     timestamptz,
    deleted_by     bigint REFERENCES people,
    UNIQUE (author_id, client_id)
);

-- What a message said before each edit; emptied when the message is deleted.
CREATE TABLE message_versions (
    message_id bigint NOT NULL REFERENCES messages,
    version    int NOT NULL,
    text       text NOT NULL,
    written_at timestamptz NOT NULL,
    PRIMARY KEY (message_id, version)
);

-- Where a message stands. A removed placement leaves a hole in post.
CREATE TABLE placements (
    channel_id bigint NOT NULL REFERENCES channels,
    post       bigint NOT NULL,
    seq        bigint NOT NULL,
    message_id bigint NOT NULL REFERENCES messages,
    placed_at  timestamptz NOT NULL,
    placed_by  bigint NOT NULL REFERENCES people,
    PRIMARY KEY (channel_id, post)
);
CREATE UNIQUE INDEX placements_message ON placements (message_id, channel_id);

-- One row per person mentioned who could read the message when it was written.
CREATE TABLE mentions (
    person_id  bigint NOT NULL REFERENCES people,
    channel_id bigint NOT NULL REFERENCES channels,
    post       bigint NOT NULL,
    message_id bigint NOT NULL REFERENCES messages,
    PRIMARY KEY (person_id, channel_id, post)
);
CREATE INDEX mentions_message ON mentions (message_id);

-- @all and @here: one row per message, whatever the number of people it reaches.
CREATE TABLE channel_mentions (
    channel_id bigint NOT NULL REFERENCES channels,
    post       bigint NOT NULL,
    message_id bigint NOT NULL REFERENCES messages,
    word       text NOT NULL CHECK (word IN ('all', 'here')),
    PRIMARY KEY (channel_id, post)
);
CREATE INDEX channel_mentions_message ON channel_mentions (message_id);

-- What changes what a reader sees: references only, never text.
CREATE TABLE channel_events (
    channel_id bigint NOT NULL REFERENCES channels,
    seq        bigint NOT NULL,
    kind       text NOT NULL,
    message_id bigint,
    person_id  bigint,
    subject_id bigint,
    at         timestamptz NOT NULL,
    PRIMARY KEY (channel_id, seq)
);
COMMENT ON COLUMN channel_events.subject_id IS
    'In a person''s and the company channel: the channel or group that the event concerns.';

-- What happened in the domain: ids and numbers, never text; kept for ever; workers read it --------

CREATE TABLE event_shards (
    shard smallint PRIMARY KEY,
    head  bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);
INSERT INTO event_shards (shard) SELECT generate_series(0, 15);

CREATE TABLE events (
    shard      smallint NOT NULL,
    n          bigint NOT NULL,
    kind       text NOT NULL,
    at         timestamptz NOT NULL,
    actor_id   bigint,
    channel_id bigint,
    message_id bigint,
    person_id  bigint,
    group_id   bigint,
    PRIMARY KEY (shard, n)
);

INSERT INTO channels (kind, readers, writers) VALUES ('company', 'everyone', 'moderators');
