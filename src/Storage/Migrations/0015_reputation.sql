-- What deserves points. A set of rules counts for whole days of the receiver, so that no cap is of two sets; one that has begun never changes.
CREATE TABLE point_rule_versions (
    version  int PRIMARY KEY,
    from_day date NOT NULL UNIQUE,
    set_by   bigint REFERENCES people,
    set_at   timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE point_rules (
    version   int NOT NULL REFERENCES point_rule_versions,
    code      text COLLATE "C" NOT NULL,
    points    int NOT NULL CHECK (points >= 0),
    daily_cap int NOT NULL CHECK (daily_cap >= 0),
    split     boolean NOT NULL DEFAULT false,
    PRIMARY KEY (version, code)
);
INSERT INTO point_rule_versions (version, from_day) VALUES (1, '2000-01-01');
INSERT INTO point_rules (version, code, points, daily_cap, split) VALUES
    (1, 'news_with_topic', 7, 21, false),
    (1, 'news_in_priority_topic', 10, 30, false),
    (1, 'comment', 2, 20, false),
    (1, 'comment_in_priority_topic', 3, 30, false),
    (1, 'article_comment', 6, 30, false),
    (1, 'photo', 5, 10, false),
    (1, 'thanked', 5, 25, true),
    (1, 'answer', 2, 20, false),
    (1, 'answer_accepted', 20, 100, false),
    (1, 'article', 90, 90, false),
    (1, 'invited_became_active', 40, 200, false),
    (1, 'liked', 1, 30, false);

-- When a topic became a priority one or ceased to be. Before its first row it was the contrary of what that says.
CREATE TABLE topic_priority_changes (
    topic_id bigint NOT NULL REFERENCES topics,
    at       timestamptz NOT NULL,
    priority boolean NOT NULL,
    PRIMARY KEY (topic_id, at)
);

-- Why somebody has points: what stands gives them, in the order of time and up to the day's cap. What is taken back stays, without points.
CREATE TABLE reputation_causes (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id  bigint NOT NULL REFERENCES people,
    rule       text COLLATE "C" NOT NULL,
    day        date NOT NULL,
    message_id bigint NOT NULL REFERENCES messages,
    actor_id   bigint NOT NULL REFERENCES people,
    topic_id   bigint REFERENCES topics,
    at         timestamptz NOT NULL,
    points     int NOT NULL CHECK (points >= 0),
    given      int NOT NULL DEFAULT 0 CHECK (given >= 0),
    stands     boolean NOT NULL,
    UNIQUE (person_id, rule, day, message_id, actor_id)
);
CREATE INDEX reputation_causes_message ON reputation_causes (message_id, actor_id);
CREATE INDEX reputation_causes_invited ON reputation_causes (actor_id) WHERE rule = 'invited_became_active';
CREATE INDEX reputation_causes_at ON reputation_causes (at);

-- Every change of somebody's points, each by one cause. Rows are only added.
CREATE TABLE reputation_ledger (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id bigint NOT NULL REFERENCES people,
    rule      text COLLATE "C" NOT NULL,
    day       date NOT NULL,
    delta     int NOT NULL CHECK (delta <> 0),
    cause_id  bigint NOT NULL REFERENCES reputation_causes,
    at        timestamptz NOT NULL
);
CREATE INDEX reputation_ledger_person ON reputation_ledger (person_id, id);
CREATE INDEX reputation_ledger_day ON reputation_ledger (day) INCLUDE (person_id, delta);

-- The sum of the ledger.
CREATE TABLE reputation (
    person_id bigint PRIMARY KEY REFERENCES people,
    points    bigint NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX reputation_points ON reputation (points DESC, person_id);

-- Whether somebody who wrote was invited is asked for every message.
CREATE INDEX invitations_accepted ON invitations (accepted_by) WHERE accepted_by IS NOT NULL;
