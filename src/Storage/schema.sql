-- The present schema, generated; the migrations beside it are what runs.

CREATE EXTENSION pg_trgm;

CREATE TABLE accepted_answers (
    answer_id bigint NOT NULL,
    question_id bigint NOT NULL,
    accepted_by bigint NOT NULL,
    accepted_at timestamp with time zone NOT NULL,
    CONSTRAINT accepted_answers_pkey PRIMARY KEY (answer_id),
    CONSTRAINT accepted_answers_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES people(id),
    CONSTRAINT accepted_answers_answer_id_fkey FOREIGN KEY (answer_id) REFERENCES messages(id),
    CONSTRAINT accepted_answers_question_id_fkey FOREIGN KEY (question_id) REFERENCES questions(message_id)
);
CREATE INDEX accepted_answers_question ON public.accepted_answers USING btree (question_id, accepted_at);

CREATE TABLE access_tokens (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    person_id bigint NOT NULL,
    name text NOT NULL,
    token_hash bytea NOT NULL,
    prefix text NOT NULL,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    last_used_at timestamp with time zone,
    expires_at timestamp with time zone,
    revoked_at timestamp with time zone,
    CONSTRAINT access_tokens_pkey PRIMARY KEY (id),
    CONSTRAINT access_tokens_token_hash_key UNIQUE (token_hash),
    CONSTRAINT access_tokens_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);
CREATE INDEX access_tokens_person ON public.access_tokens USING btree (person_id);

CREATE TABLE accounts (
    person_id bigint NOT NULL,
    login text NOT NULL,
    normalized_login text COLLATE "C" NOT NULL,
    password_hash text,
    security_stamp text NOT NULL,
    concurrency_stamp text NOT NULL,
    access_failed integer NOT NULL DEFAULT 0,
    lockout_ends_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT accounts_pkey PRIMARY KEY (person_id),
    CONSTRAINT accounts_normalized_login_key UNIQUE (normalized_login),
    CONSTRAINT accounts_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);

CREATE TABLE announcement_confirmations (
    message_id bigint NOT NULL,
    person_id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT announcement_confirmations_pkey PRIMARY KEY (message_id, person_id),
    CONSTRAINT announcement_confirmations_message_id_fkey FOREIGN KEY (message_id) REFERENCES announcements(message_id),
    CONSTRAINT announcement_confirmations_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);

CREATE TABLE announcements (
    message_id bigint NOT NULL,
    until timestamp with time zone NOT NULL,
    confirm boolean NOT NULL,
    CONSTRAINT announcements_pkey PRIMARY KEY (message_id),
    CONSTRAINT announcements_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id)
);
CREATE INDEX announcements_until ON public.announcements USING btree (until);

CREATE TABLE audit_log (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    at timestamp with time zone NOT NULL,
    actor_id bigint NOT NULL,
    what text NOT NULL,
    message_id bigint,
    person_id bigint,
    group_id bigint,
    detail jsonb NOT NULL DEFAULT '{}'::jsonb,
    CONSTRAINT audit_log_pkey PRIMARY KEY (id),
    CONSTRAINT audit_log_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES people(id),
    CONSTRAINT audit_log_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id),
    CONSTRAINT audit_log_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id),
    CONSTRAINT audit_log_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);

CREATE TABLE badges (
    code text COLLATE "C" NOT NULL,
    place smallint NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL,
    official boolean NOT NULL DEFAULT false,
    CONSTRAINT badges_pkey PRIMARY KEY (code),
    CONSTRAINT badges_place_key UNIQUE (place)
);

CREATE TABLE channel_events (
    channel_id bigint NOT NULL,
    seq bigint NOT NULL,
    kind text NOT NULL,
    message_id bigint,
    person_id bigint,
    subject_id bigint,
    at timestamp with time zone NOT NULL,
    CONSTRAINT channel_events_pkey PRIMARY KEY (channel_id, seq),
    CONSTRAINT channel_events_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id)
);

CREATE TABLE channel_members (
    channel_id bigint NOT NULL,
    person_id bigint NOT NULL,
    read_post bigint NOT NULL DEFAULT 0,
    read_version integer NOT NULL DEFAULT 0,
    muted boolean NOT NULL DEFAULT false,
    joined_at timestamp with time zone NOT NULL DEFAULT now(),
    mandatory boolean NOT NULL DEFAULT false,
    CONSTRAINT channel_members_pkey PRIMARY KEY (channel_id, person_id),
    CONSTRAINT channel_members_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id),
    CONSTRAINT channel_members_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
) WITH (fillfactor=70);
CREATE INDEX channel_members_person ON public.channel_members USING btree (person_id);

CREATE TABLE channel_mentions (
    channel_id bigint NOT NULL,
    post bigint NOT NULL,
    message_id bigint NOT NULL,
    word text NOT NULL,
    CONSTRAINT channel_mentions_pkey PRIMARY KEY (channel_id, post),
    CONSTRAINT channel_mentions_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id),
    CONSTRAINT channel_mentions_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id),
    CONSTRAINT channel_mentions_word_check CHECK (word = ANY (ARRAY['all'::text, 'here'::text]))
);
CREATE INDEX channel_mentions_message ON public.channel_mentions USING btree (message_id);

CREATE TABLE channels (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    kind text NOT NULL,
    group_id bigint,
    name text NOT NULL DEFAULT ''::text,
    purpose text NOT NULL DEFAULT ''::text,
    direct_people bigint[],
    readers text NOT NULL,
    writers text NOT NULL,
    private boolean NOT NULL DEFAULT false,
    head_seq bigint NOT NULL DEFAULT 0,
    head_post bigint NOT NULL DEFAULT 0,
    head_at timestamp with time zone,
    first_seq bigint NOT NULL DEFAULT 1,
    version integer NOT NULL DEFAULT 1,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    archived_at timestamp with time zone,
    root_id bigint,
    home_id bigint,
    CONSTRAINT channels_pkey PRIMARY KEY (id),
    CONSTRAINT channels_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id),
    CONSTRAINT channels_home_id_fkey FOREIGN KEY (home_id) REFERENCES channels(id),
    CONSTRAINT channels_root_id_fkey FOREIGN KEY (root_id) REFERENCES messages(id),
    CONSTRAINT channels_check CHECK ((kind = 'group'::text) = (group_id IS NOT NULL)),
    CONSTRAINT channels_check1 CHECK ((kind = 'direct'::text) = (direct_people IS NOT NULL)),
    CONSTRAINT channels_check2 CHECK (NOT private OR readers = 'members'::text),
    CONSTRAINT channels_check3 CHECK ((kind = 'thread'::text) = (root_id IS NOT NULL)),
    CONSTRAINT channels_check4 CHECK ((kind = 'thread'::text) = (home_id IS NOT NULL)),
    CONSTRAINT channels_kind_check CHECK (kind = ANY (ARRAY['group'::text, 'topic'::text, 'direct'::text, 'thread'::text, 'person'::text, 'company'::text])),
    CONSTRAINT channels_readers_check CHECK (readers = ANY (ARRAY['everyone'::text, 'members'::text])),
    CONSTRAINT channels_writers_check CHECK (writers = ANY (ARRAY['readers'::text, 'members'::text, 'moderators'::text]))
) WITH (fillfactor=80);
CREATE UNIQUE INDEX channels_company ON public.channels USING btree (kind) WHERE (kind = 'company'::text);
CREATE UNIQUE INDEX channels_direct_people ON public.channels USING btree (direct_people) WHERE (kind = 'direct'::text);
CREATE INDEX channels_group ON public.channels USING btree (group_id, id) WHERE (group_id IS NOT NULL);
CREATE INDEX channels_home ON public.channels USING btree (home_id) WHERE (kind = 'thread'::text);
CREATE INDEX channels_named ON public.channels USING btree (group_id) WHERE ((kind = 'group'::text) AND (name <> ''::text) AND (archived_at IS NULL));
CREATE UNIQUE INDEX channels_root ON public.channels USING btree (root_id) WHERE (kind = 'thread'::text);

CREATE TABLE counted_thanks (
    message_id bigint NOT NULL,
    recipients integer NOT NULL,
    CONSTRAINT counted_thanks_pkey PRIMARY KEY (message_id),
    CONSTRAINT counted_thanks_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id)
);

CREATE TABLE daily_totals (
    day date NOT NULL,
    figure text NOT NULL,
    count bigint NOT NULL,
    CONSTRAINT daily_totals_pkey PRIMARY KEY (day, figure),
    CONSTRAINT daily_totals_figure_check CHECK (figure = ANY (ARRAY['private_messages'::text, 'comments'::text, 'publications'::text, 'thanks'::text, 'badges'::text]))
);

CREATE TABLE data_protection_keys (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    friendly_name text NOT NULL,
    xml text NOT NULL,
    CONSTRAINT data_protection_keys_pkey PRIMARY KEY (id),
    CONSTRAINT data_protection_keys_friendly_name_key UNIQUE (friendly_name)
);

CREATE TABLE days (
    day date NOT NULL,
    began_at timestamp with time zone NOT NULL,
    CONSTRAINT days_pkey PRIMARY KEY (day)
);

CREATE TABLE event_shards (
    shard smallint NOT NULL,
    head bigint NOT NULL DEFAULT 0,
    CONSTRAINT event_shards_pkey PRIMARY KEY (shard)
) WITH (fillfactor=50);

CREATE TABLE events (
    shard smallint NOT NULL,
    n bigint NOT NULL,
    kind text NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_id bigint,
    channel_id bigint,
    message_id bigint,
    person_id bigint,
    group_id bigint,
    topic_id bigint,
    subject_id bigint,
    CONSTRAINT events_pkey PRIMARY KEY (shard, n)
);

CREATE TABLE expert_evidence (
    topic_id bigint NOT NULL,
    answer_id bigint NOT NULL,
    question_id bigint NOT NULL,
    person_id bigint NOT NULL,
    asker_id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    likers bigint[] NOT NULL,
    liked_at timestamp with time zone[] NOT NULL,
    CONSTRAINT expert_evidence_pkey PRIMARY KEY (topic_id, answer_id),
    CONSTRAINT expert_evidence_answer_id_fkey FOREIGN KEY (answer_id) REFERENCES messages(id),
    CONSTRAINT expert_evidence_asker_id_fkey FOREIGN KEY (asker_id) REFERENCES people(id),
    CONSTRAINT expert_evidence_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
    CONSTRAINT expert_evidence_question_id_fkey FOREIGN KEY (question_id) REFERENCES messages(id),
    CONSTRAINT expert_evidence_topic_id_fkey FOREIGN KEY (topic_id) REFERENCES topics(id)
) WITH (fillfactor=80);
CREATE INDEX expert_evidence_answer ON public.expert_evidence USING btree (answer_id);
CREATE INDEX expert_evidence_person ON public.expert_evidence USING btree (person_id, topic_id);

CREATE TABLE expert_standings (
    topic_id bigint NOT NULL,
    person_id bigint NOT NULL,
    volume numeric NOT NULL,
    good numeric NOT NULL,
    answers integer NOT NULL,
    accepted integer NOT NULL,
    helped integer NOT NULL,
    last_at timestamp with time zone NOT NULL,
    CONSTRAINT expert_standings_pkey PRIMARY KEY (topic_id, person_id),
    CONSTRAINT expert_standings_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
    CONSTRAINT expert_standings_topic_id_fkey FOREIGN KEY (topic_id) REFERENCES topics(id)
) WITH (fillfactor=80);

CREATE TABLE expert_titles (
    person_id bigint NOT NULL,
    topic_id bigint NOT NULL,
    title text NOT NULL,
    CONSTRAINT expert_titles_pkey PRIMARY KEY (person_id, topic_id),
    CONSTRAINT expert_titles_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
    CONSTRAINT expert_titles_topic_id_fkey FOREIGN KEY (topic_id) REFERENCES topics(id),
    CONSTRAINT expert_titles_title_check CHECK (title = ANY (ARRAY['adept'::text, 'master'::text]))
);
CREATE INDEX expert_titles_topic ON public.expert_titles USING btree (topic_id);

CREATE TABLE expertise_declined (
    person_id bigint NOT NULL,
    topic_id bigint NOT NULL,
    declined_at timestamp with time zone NOT NULL,
    CONSTRAINT expertise_declined_pkey PRIMARY KEY (person_id, topic_id),
    CONSTRAINT expertise_declined_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
    CONSTRAINT expertise_declined_topic_id_fkey FOREIGN KEY (topic_id) REFERENCES topics(id)
);

CREATE TABLE former_handles (
    handle text COLLATE "C" NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT former_handles_pkey PRIMARY KEY (handle),
    CONSTRAINT former_handles_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);

CREATE TABLE gathering_answers (
    message_id bigint NOT NULL,
    person_id bigint NOT NULL,
    answer text COLLATE "C" NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT gathering_answers_pkey PRIMARY KEY (message_id, person_id),
    CONSTRAINT gathering_answers_message_id_fkey FOREIGN KEY (message_id) REFERENCES gatherings(message_id),
    CONSTRAINT gathering_answers_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
    CONSTRAINT gathering_answers_answer_check CHECK (answer = ANY (ARRAY['going'::text, 'maybe'::text, 'declined'::text]))
);

CREATE TABLE gatherings (
    message_id bigint NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone,
    place text NOT NULL DEFAULT ''::text,
    CONSTRAINT gatherings_pkey PRIMARY KEY (message_id),
    CONSTRAINT gatherings_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id),
    CONSTRAINT gatherings_check CHECK (ends_at > starts_at)
);
CREATE INDEX gatherings_starts ON public.gatherings USING btree (starts_at);

CREATE TABLE group_members (
    group_id bigint NOT NULL,
    person_id bigint NOT NULL,
    role text NOT NULL DEFAULT 'member'::text,
    joined_at timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT group_members_pkey PRIMARY KEY (group_id, person_id),
    CONSTRAINT group_members_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id),
    CONSTRAINT group_members_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
    CONSTRAINT group_members_role_check CHECK (role = ANY (ARRAY['member'::text, 'moderator'::text, 'owner'::text]))
);
CREATE INDEX group_members_person ON public.group_members USING btree (person_id);

CREATE TABLE groups (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL,
    description text NOT NULL DEFAULT ''::text,
    visibility text NOT NULL,
    unit_id bigint,
    mandatory boolean NOT NULL DEFAULT false,
    member_count integer NOT NULL DEFAULT 0,
    version integer NOT NULL DEFAULT 1,
    created_by bigint,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    archived_at timestamp with time zone,
    search_key text GENERATED ALWAYS AS (search_key(name)) STORED,
    CONSTRAINT groups_pkey PRIMARY KEY (id),
    CONSTRAINT groups_created_by_fkey FOREIGN KEY (created_by) REFERENCES people(id),
    CONSTRAINT groups_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
    CONSTRAINT groups_visibility_check CHECK (visibility = ANY (ARRAY['open'::text, 'closed'::text, 'secret'::text]))
);
CREATE INDEX groups_listed ON public.groups USING btree (name COLLATE "ru-x-icu", id);
CREATE UNIQUE INDEX groups_name ON public.groups USING btree (lower(name)) WHERE ((archived_at IS NULL) AND (visibility <> 'secret'::text));
CREATE INDEX groups_search ON public.groups USING gin (search_key gin_trgm_ops);

CREATE TABLE idea_votes (
    message_id bigint NOT NULL,
    person_id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT idea_votes_pkey PRIMARY KEY (message_id, person_id),
    CONSTRAINT idea_votes_message_id_fkey FOREIGN KEY (message_id) REFERENCES ideas(message_id),
    CONSTRAINT idea_votes_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);

CREATE TABLE ideas (
    message_id bigint NOT NULL,
    status text COLLATE "C" NOT NULL DEFAULT 'new'::text,
    votes integer NOT NULL DEFAULT 0,
    changed_by bigint,
    changed_at timestamp with time zone,
    CONSTRAINT ideas_pkey PRIMARY KEY (message_id),
    CONSTRAINT ideas_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id),
    CONSTRAINT ideas_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id),
    CONSTRAINT ideas_status_check CHECK (status = ANY (ARRAY['new'::text, 'considered'::text, 'accepted'::text, 'done'::text, 'declined'::text]))
) WITH (fillfactor=80);
CREATE INDEX ideas_status ON public.ideas USING btree (status, message_id);
CREATE INDEX ideas_votes ON public.ideas USING btree (votes, message_id);

CREATE TABLE invitations (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    code_hash bytea NOT NULL,
    role text NOT NULL DEFAULT 'member'::text,
    note text NOT NULL DEFAULT ''::text,
    invited_by bigint,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    expires_at timestamp with time zone NOT NULL,
    accepted_by bigint,
    accepted_at timestamp with time zone,
    revoked_at timestamp with time zone,
    CONSTRAINT invitations_pkey PRIMARY KEY (id),
    CONSTRAINT invitations_code_hash_key UNIQUE (code_hash),
    CONSTRAINT invitations_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES people(id),
    CONSTRAINT invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES people(id),
    CONSTRAINT invitations_role_check CHECK (role = ANY (ARRAY['member'::text, 'administrator'::text]))
);
CREATE INDEX invitations_accepted ON public.invitations USING btree (accepted_by) WHERE (accepted_by IS NOT NULL);

CREATE TABLE mandatory_topics (
    topic_id bigint NOT NULL,
    unit_id bigint,
    set_by bigint,
    set_at timestamp with time zone NOT NULL,
    CONSTRAINT mandatory_topics_topic_id_unit_id_key UNIQUE NULLS NOT DISTINCT (topic_id, unit_id),
    CONSTRAINT mandatory_topics_set_by_fkey FOREIGN KEY (set_by) REFERENCES people(id),
    CONSTRAINT mandatory_topics_topic_id_fkey FOREIGN KEY (topic_id) REFERENCES topics(id),
    CONSTRAINT mandatory_topics_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id)
);

CREATE TABLE mentions (
    person_id bigint NOT NULL,
    channel_id bigint NOT NULL,
    post bigint NOT NULL,
    message_id bigint NOT NULL,
    CONSTRAINT mentions_pkey PRIMARY KEY (person_id, channel_id, post),
    CONSTRAINT mentions_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id),
    CONSTRAINT mentions_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id),
    CONSTRAINT mentions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);
CREATE INDEX mentions_message ON public.mentions USING btree (message_id);
CREATE INDEX mentions_person_message ON public.mentions USING btree (person_id, message_id);

CREATE TABLE message_search (
    message_id bigint NOT NULL,
    tsv tsvector NOT NULL,
    CONSTRAINT message_search_pkey PRIMARY KEY (message_id),
    CONSTRAINT message_search_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id)
);
CREATE INDEX message_search_tsv ON public.message_search USING gin (tsv);

CREATE TABLE message_topics (
    message_id bigint NOT NULL,
    topic_id bigint NOT NULL,
    added_by bigint NOT NULL,
    added_at timestamp with time zone NOT NULL,
    from_text boolean NOT NULL,
    CONSTRAINT message_topics_pkey PRIMARY KEY (message_id, topic_id),
    CONSTRAINT message_topics_added_by_fkey FOREIGN KEY (added_by) REFERENCES people(id),
    CONSTRAINT message_topics_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id),
    CONSTRAINT message_topics_topic_id_fkey FOREIGN KEY (topic_id) REFERENCES topics(id)
);
CREATE INDEX message_topics_topic ON public.message_topics USING btree (topic_id, message_id);

CREATE TABLE message_versions (
    message_id bigint NOT NULL,
    version integer NOT NULL,
    text text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    CONSTRAINT message_versions_pkey PRIMARY KEY (message_id, version),
    CONSTRAINT message_versions_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id)
);

CREATE TABLE messages (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    author_id bigint NOT NULL,
    client_id uuid NOT NULL,
    channel_id bigint NOT NULL,
    kind text NOT NULL DEFAULT 'chat'::text,
    text text NOT NULL,
    html text NOT NULL,
    render_version smallint NOT NULL,
    version integer NOT NULL DEFAULT 1,
    created_at timestamp with time zone NOT NULL,
    edited_at timestamp with time zone,
    deleted_at timestamp with time zone,
    deleted_by bigint,
    title text NOT NULL DEFAULT ''::text,
    revision integer NOT NULL DEFAULT 1,
    hidden_at timestamp with time zone,
    hidden_by bigint,
    CONSTRAINT messages_pkey PRIMARY KEY (id),
    CONSTRAINT messages_author_id_client_id_key UNIQUE (author_id, client_id),
    CONSTRAINT messages_author_id_fkey FOREIGN KEY (author_id) REFERENCES people(id),
    CONSTRAINT messages_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id),
    CONSTRAINT messages_deleted_by_fkey FOREIGN KEY (deleted_by) REFERENCES people(id),
    CONSTRAINT messages_hidden_by_fkey FOREIGN KEY (hidden_by) REFERENCES people(id),
    CONSTRAINT messages_kind_check CHECK (kind = ANY (ARRAY['chat'::text, 'news'::text, 'question'::text, 'idea'::text, 'thanks'::text, 'poll'::text, 'gathering'::text, 'announcement'::text, 'article'::text, 'system'::text]))
) WITH (fillfactor=90);
CREATE INDEX messages_author ON public.messages USING btree (author_id, id);
CREATE INDEX messages_channel_kind ON public.messages USING btree (kind, id) WHERE (kind <> 'chat'::text);
CREATE INDEX messages_hidden ON public.messages USING btree (hidden_at, id) WHERE (hidden_at IS NOT NULL);

CREATE TABLE notifications (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    person_id bigint NOT NULL,
    reason text NOT NULL,
    message_id bigint,
    thread_id bigint,
    actor_id bigint,
    topic_id bigint,
    count integer NOT NULL DEFAULT 1,
    at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    CONSTRAINT notifications_pkey PRIMARY KEY (id),
    CONSTRAINT notifications_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES people(id),
    CONSTRAINT notifications_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id),
    CONSTRAINT notifications_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
    CONSTRAINT notifications_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES messages(id),
    CONSTRAINT notifications_topic_id_fkey FOREIGN KEY (topic_id) REFERENCES topics(id),
    CONSTRAINT notifications_check CHECK ((reason = ANY (ARRAY['replied'::text, 'answered'::text])) = (thread_id IS NOT NULL)),
    CONSTRAINT notifications_reason_check CHECK (reason = ANY (ARRAY['mentioned'::text, 'replied'::text, 'answered'::text, 'accepted'::text, 'thanked'::text, 'routed'::text, 'announced'::text, 'titled'::text, 'followed'::text, 'reported'::text]))
) WITH (fillfactor=80);
CREATE UNIQUE INDEX notifications_cause ON public.notifications USING btree (person_id, reason, message_id, topic_id, actor_id) NULLS NOT DISTINCT WHERE (thread_id IS NULL);
CREATE INDEX notifications_message ON public.notifications USING btree (message_id);
CREATE INDEX notifications_person ON public.notifications USING btree (person_id, at, id);
CREATE UNIQUE INDEX notifications_stretch ON public.notifications USING btree (person_id, thread_id) WHERE ((thread_id IS NOT NULL) AND (read_at IS NULL));
CREATE INDEX notifications_thread ON public.notifications USING btree (thread_id, person_id) WHERE (thread_id IS NOT NULL);
CREATE INDEX notifications_unread ON public.notifications USING btree (person_id) WHERE (read_at IS NULL);

CREATE TABLE people (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    kind text NOT NULL DEFAULT 'person'::text,
    handle text COLLATE "C" NOT NULL,
    given_name text NOT NULL,
    family_name text NOT NULL,
    name text NOT NULL GENERATED ALWAYS AS (btrim(((given_name || ' '::text) || family_name))) STORED,
    "position" text NOT NULL DEFAULT ''::text,
    unit_id bigint,
    role text NOT NULL DEFAULT 'member'::text,
    channel_id bigint NOT NULL,
    language text NOT NULL DEFAULT 'ru'::text,
    theme text NOT NULL DEFAULT 'system'::text,
    time_zone text NOT NULL DEFAULT 'Europe/Moscow'::text,
    notifications boolean NOT NULL DEFAULT true,
    version integer NOT NULL DEFAULT 1,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    deactivated_at timestamp with time zone,
    search_key text GENERATED ALWAYS AS (search_key(((((given_name || ' '::text) || family_name) || ' '::text) || (handle COLLATE "default")))) STORED,
    address text NOT NULL DEFAULT ''::text,
    phone text NOT NULL DEFAULT ''::text,
    email text NOT NULL DEFAULT ''::text,
    about text NOT NULL DEFAULT ''::text,
    status_text text NOT NULL DEFAULT ''::text,
    status_emoji text NOT NULL DEFAULT ''::text,
    status_until timestamp with time zone,
    photo text COLLATE "C",
    photo_since timestamp with time zone,
    CONSTRAINT people_pkey PRIMARY KEY (id),
    CONSTRAINT people_channel_id_key UNIQUE (channel_id),
    CONSTRAINT people_handle_key UNIQUE (handle),
    CONSTRAINT people_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id),
    CONSTRAINT people_photo_fkey FOREIGN KEY (photo) REFERENCES photos(hash),
    CONSTRAINT people_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
    CONSTRAINT people_check CHECK ((photo IS NULL) = (photo_since IS NULL)),
    CONSTRAINT people_kind_check CHECK (kind = ANY (ARRAY['person'::text, 'bot'::text, 'shop'::text])),
    CONSTRAINT people_language_check CHECK (language = ANY (ARRAY['ru'::text, 'en'::text])),
    CONSTRAINT people_role_check CHECK (role = ANY (ARRAY['member'::text, 'administrator'::text])),
    CONSTRAINT people_theme_check CHECK (theme = ANY (ARRAY['system'::text, 'light'::text, 'dark'::text]))
);
CREATE INDEX people_administrators ON public.people USING btree (id) WHERE (role = 'administrator'::text);
CREATE INDEX people_deactivated ON public.people USING btree (id) WHERE (deactivated_at IS NOT NULL);
CREATE INDEX people_name ON public.people USING btree (name COLLATE "ru-x-icu", id);
CREATE INDEX people_name_key ON public.people USING btree (name_key(((given_name || ' '::text) || family_name)));
CREATE INDEX people_photo ON public.people USING btree (photo) WHERE (photo IS NOT NULL);
CREATE INDEX people_search ON public.people USING gin (search_key gin_trgm_ops);
CREATE INDEX people_unit ON public.people USING btree (unit_id);

CREATE TABLE person_subscriptions (
    person_id bigint NOT NULL,
    follower_id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT person_subscriptions_pkey PRIMARY KEY (person_id, follower_id),
    CONSTRAINT person_subscriptions_follower_id_fkey FOREIGN KEY (follower_id) REFERENCES people(id),
    CONSTRAINT person_subscriptions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
    CONSTRAINT person_subscriptions_check CHECK (person_id <> follower_id)
);
CREATE INDEX person_subscriptions_follower ON public.person_subscriptions USING btree (follower_id);

CREATE TABLE person_zones (
    person_id bigint NOT NULL,
    from_at timestamp with time zone NOT NULL,
    time_zone text NOT NULL,
    CONSTRAINT person_zones_pkey PRIMARY KEY (person_id, from_at),
    CONSTRAINT person_zones_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);

CREATE TABLE photos (
    hash text COLLATE "C" NOT NULL,
    small bytea NOT NULL,
    large bytea NOT NULL,
    CONSTRAINT photos_pkey PRIMARY KEY (hash),
    CONSTRAINT photos_hash_check CHECK (hash ~ '^[0-9a-f]{32}$'::text)
);

CREATE TABLE placements (
    channel_id bigint NOT NULL,
    post bigint NOT NULL,
    seq bigint NOT NULL,
    message_id bigint NOT NULL,
    placed_at timestamp with time zone NOT NULL,
    placed_by bigint NOT NULL,
    CONSTRAINT placements_pkey PRIMARY KEY (channel_id, post),
    CONSTRAINT placements_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id),
    CONSTRAINT placements_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id),
    CONSTRAINT placements_placed_by_fkey FOREIGN KEY (placed_by) REFERENCES people(id)
);
CREATE UNIQUE INDEX placements_message ON public.placements USING btree (message_id, channel_id);

CREATE TABLE point_rule_versions (
    version integer NOT NULL,
    from_day date NOT NULL,
    set_by bigint,
    set_at timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT point_rule_versions_pkey PRIMARY KEY (version),
    CONSTRAINT point_rule_versions_from_day_key UNIQUE (from_day),
    CONSTRAINT point_rule_versions_set_by_fkey FOREIGN KEY (set_by) REFERENCES people(id)
);

CREATE TABLE point_rules (
    version integer NOT NULL,
    code text COLLATE "C" NOT NULL,
    points integer NOT NULL,
    daily_cap integer NOT NULL,
    split boolean NOT NULL DEFAULT false,
    CONSTRAINT point_rules_pkey PRIMARY KEY (version, code),
    CONSTRAINT point_rules_version_fkey FOREIGN KEY (version) REFERENCES point_rule_versions(version),
    CONSTRAINT point_rules_daily_cap_check CHECK (daily_cap >= 0),
    CONSTRAINT point_rules_points_check CHECK (points >= 0)
);

CREATE TABLE poll_ballots (
    message_id bigint NOT NULL,
    person_id bigint NOT NULL,
    n integer NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT poll_ballots_pkey PRIMARY KEY (message_id, person_id, n),
    CONSTRAINT poll_ballots_message_id_fkey FOREIGN KEY (message_id) REFERENCES polls(message_id),
    CONSTRAINT poll_ballots_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);

CREATE TABLE poll_options (
    message_id bigint NOT NULL,
    n integer NOT NULL,
    text text NOT NULL,
    votes integer NOT NULL DEFAULT 0,
    shown integer NOT NULL DEFAULT 0,
    CONSTRAINT poll_options_pkey PRIMARY KEY (message_id, n),
    CONSTRAINT poll_options_message_id_fkey FOREIGN KEY (message_id) REFERENCES polls(message_id)
) WITH (fillfactor=70);

CREATE TABLE poll_voters (
    message_id bigint NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT poll_voters_pkey PRIMARY KEY (message_id, person_id),
    CONSTRAINT poll_voters_message_id_fkey FOREIGN KEY (message_id) REFERENCES polls(message_id),
    CONSTRAINT poll_voters_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);

CREATE TABLE polls (
    message_id bigint NOT NULL,
    multi boolean NOT NULL,
    anonymous boolean NOT NULL,
    closes_at timestamp with time zone,
    closed_at timestamp with time zone,
    closed_by bigint,
    voters integer NOT NULL DEFAULT 0,
    CONSTRAINT polls_pkey PRIMARY KEY (message_id),
    CONSTRAINT polls_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES people(id),
    CONSTRAINT polls_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id)
);
CREATE INDEX polls_closing ON public.polls USING btree (closes_at) WHERE ((closed_at IS NULL) AND (closes_at IS NOT NULL));

CREATE TABLE question_asks (
    question_id bigint NOT NULL,
    person_id bigint NOT NULL,
    topic_id bigint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    title text,
    rank integer NOT NULL,
    answers integer NOT NULL,
    accepted integer NOT NULL,
    helped integer NOT NULL,
    CONSTRAINT question_asks_pkey PRIMARY KEY (question_id, person_id),
    CONSTRAINT question_asks_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
    CONSTRAINT question_asks_question_id_fkey FOREIGN KEY (question_id) REFERENCES questions(message_id),
    CONSTRAINT question_asks_topic_id_fkey FOREIGN KEY (topic_id) REFERENCES topics(id),
    CONSTRAINT question_asks_title_check CHECK (title = ANY (ARRAY['adept'::text, 'master'::text]))
);
CREATE INDEX question_asks_person ON public.question_asks USING btree (person_id, asked_at);

CREATE TABLE questions (
    message_id bigint NOT NULL,
    state text NOT NULL DEFAULT 'open'::text,
    answers integer NOT NULL DEFAULT 0,
    first_answer_at timestamp with time zone,
    accepted_at timestamp with time zone,
    reopened_at timestamp with time zone,
    CONSTRAINT questions_pkey PRIMARY KEY (message_id),
    CONSTRAINT questions_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id),
    CONSTRAINT questions_state_check CHECK (state = ANY (ARRAY['open'::text, 'answered'::text, 'accepted'::text, 'reopened'::text]))
) WITH (fillfactor=80);
CREATE INDEX questions_accepted ON public.questions USING btree (message_id) WHERE (state = 'accepted'::text);
CREATE INDEX questions_unanswered ON public.questions USING btree (message_id) WHERE (state = ANY (ARRAY['open'::text, 'reopened'::text]));

CREATE TABLE reactions (
    message_id bigint NOT NULL,
    person_id bigint NOT NULL,
    emoji text COLLATE "C" NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT reactions_pkey PRIMARY KEY (message_id, emoji, person_id),
    CONSTRAINT reactions_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id),
    CONSTRAINT reactions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);
CREATE INDEX reactions_person ON public.reactions USING btree (person_id, message_id);

CREATE TABLE reports (
    message_id bigint NOT NULL,
    person_id bigint NOT NULL,
    reason text NOT NULL,
    text text NOT NULL DEFAULT ''::text,
    at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    CONSTRAINT reports_pkey PRIMARY KEY (message_id, person_id),
    CONSTRAINT reports_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id),
    CONSTRAINT reports_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
    CONSTRAINT reports_reason_check CHECK (reason = ANY (ARRAY['spam'::text, 'insult'::text, 'personal_data'::text, 'off_topic'::text, 'other'::text])),
    CONSTRAINT reports_text_check CHECK (length(text) <= 300)
);
CREATE INDEX reports_open ON public.reports USING btree (message_id, at) WHERE (closed_at IS NULL);
CREATE INDEX reports_person ON public.reports USING btree (person_id, message_id);

CREATE TABLE reputation (
    person_id bigint NOT NULL,
    points bigint NOT NULL,
    CONSTRAINT reputation_pkey PRIMARY KEY (person_id),
    CONSTRAINT reputation_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
) WITH (fillfactor=70);
CREATE INDEX reputation_points ON public.reputation USING btree (points DESC, person_id);

CREATE TABLE reputation_causes (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    person_id bigint NOT NULL,
    rule text COLLATE "C" NOT NULL,
    day date NOT NULL,
    message_id bigint,
    actor_id bigint NOT NULL,
    topic_id bigint,
    at timestamp with time zone NOT NULL,
    points integer NOT NULL,
    given integer NOT NULL DEFAULT 0,
    stands boolean NOT NULL,
    CONSTRAINT reputation_causes_pkey PRIMARY KEY (id),
    CONSTRAINT reputation_causes_person_id_rule_day_message_id_actor_id_key UNIQUE NULLS NOT DISTINCT (person_id, rule, day, message_id, actor_id),
    CONSTRAINT reputation_causes_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES people(id),
    CONSTRAINT reputation_causes_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id),
    CONSTRAINT reputation_causes_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
    CONSTRAINT reputation_causes_topic_id_fkey FOREIGN KEY (topic_id) REFERENCES topics(id),
    CONSTRAINT reputation_causes_given_check CHECK (given >= 0),
    CONSTRAINT reputation_causes_points_check CHECK (points >= 0)
);
CREATE INDEX reputation_causes_at ON public.reputation_causes USING btree (at);
CREATE INDEX reputation_causes_invited ON public.reputation_causes USING btree (actor_id) WHERE (rule = 'invited_became_active'::text);
CREATE INDEX reputation_causes_message ON public.reputation_causes USING btree (message_id, actor_id);

CREATE TABLE reputation_ledger (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    person_id bigint NOT NULL,
    rule text COLLATE "C" NOT NULL,
    day date NOT NULL,
    delta integer NOT NULL,
    cause_id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT reputation_ledger_pkey PRIMARY KEY (id),
    CONSTRAINT reputation_ledger_cause_id_fkey FOREIGN KEY (cause_id) REFERENCES reputation_causes(id),
    CONSTRAINT reputation_ledger_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
    CONSTRAINT reputation_ledger_delta_check CHECK (delta <> 0)
);
CREATE INDEX reputation_ledger_day ON public.reputation_ledger USING btree (day) INCLUDE (person_id, delta);
CREATE INDEX reputation_ledger_person ON public.reputation_ledger USING btree (person_id, id);

CREATE TABLE schema_migrations (
    name text COLLATE "C" NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT schema_migrations_pkey PRIMARY KEY (name)
);

CREATE TABLE sessions (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    person_id bigint NOT NULL,
    token_hash bytea NOT NULL,
    device text NOT NULL DEFAULT ''::text,
    shared boolean NOT NULL DEFAULT false,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    last_seen_at timestamp with time zone NOT NULL DEFAULT now(),
    expires_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT sessions_pkey PRIMARY KEY (id),
    CONSTRAINT sessions_token_hash_key UNIQUE (token_hash),
    CONSTRAINT sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);
CREATE INDEX sessions_person ON public.sessions USING btree (person_id) WHERE (ended_at IS NULL);

CREATE TABLE thanked (
    message_id bigint NOT NULL,
    person_id bigint NOT NULL,
    n smallint NOT NULL,
    CONSTRAINT thanked_pkey PRIMARY KEY (message_id, person_id),
    CONSTRAINT thanked_message_id_fkey FOREIGN KEY (message_id) REFERENCES thanks(message_id),
    CONSTRAINT thanked_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);
CREATE INDEX thanked_person ON public.thanked USING btree (person_id, message_id);

CREATE TABLE thanks (
    message_id bigint NOT NULL,
    badge text COLLATE "C" NOT NULL,
    CONSTRAINT thanks_pkey PRIMARY KEY (message_id),
    CONSTRAINT thanks_badge_fkey FOREIGN KEY (badge) REFERENCES badges(code),
    CONSTRAINT thanks_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id)
);

CREATE TABLE threads (
    root_id bigint NOT NULL,
    channel_id bigint NOT NULL,
    replies integer NOT NULL DEFAULT 0,
    repliers bigint[] NOT NULL DEFAULT '{}'::bigint[],
    last_at timestamp with time zone,
    CONSTRAINT threads_pkey PRIMARY KEY (root_id),
    CONSTRAINT threads_channel_id_key UNIQUE (channel_id),
    CONSTRAINT threads_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id),
    CONSTRAINT threads_root_id_fkey FOREIGN KEY (root_id) REFERENCES messages(id)
) WITH (fillfactor=80);

CREATE TABLE topic_changes (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    message_id bigint NOT NULL,
    person_id bigint NOT NULL,
    added bigint[] NOT NULL,
    removed bigint[] NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT topic_changes_pkey PRIMARY KEY (id),
    CONSTRAINT topic_changes_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id),
    CONSTRAINT topic_changes_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);
CREATE INDEX topic_changes_message ON public.topic_changes USING btree (message_id, id);

CREATE TABLE topic_priority_changes (
    topic_id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    priority boolean NOT NULL,
    CONSTRAINT topic_priority_changes_pkey PRIMARY KEY (topic_id, at),
    CONSTRAINT topic_priority_changes_topic_id_fkey FOREIGN KEY (topic_id) REFERENCES topics(id)
);

CREATE TABLE topics (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    channel_id bigint NOT NULL,
    name text NOT NULL,
    key text COLLATE "C" NOT NULL,
    description text NOT NULL DEFAULT ''::text,
    priority boolean NOT NULL DEFAULT false,
    merged_into bigint,
    version integer NOT NULL DEFAULT 1,
    created_by bigint,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT topics_pkey PRIMARY KEY (id),
    CONSTRAINT topics_channel_id_key UNIQUE (channel_id),
    CONSTRAINT topics_key_key UNIQUE (key),
    CONSTRAINT topics_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id),
    CONSTRAINT topics_created_by_fkey FOREIGN KEY (created_by) REFERENCES people(id),
    CONSTRAINT topics_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES topics(id)
);
CREATE INDEX topics_name_search ON public.topics USING gin (key gin_trgm_ops);

CREATE TABLE units (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    parent_id bigint,
    kind text NOT NULL,
    code text,
    name text NOT NULL,
    address text NOT NULL DEFAULT ''::text,
    time_zone text NOT NULL DEFAULT 'Europe/Moscow'::text,
    CONSTRAINT units_pkey PRIMARY KEY (id),
    CONSTRAINT units_code_key UNIQUE (code),
    CONSTRAINT units_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES units(id),
    CONSTRAINT units_kind_check CHECK (kind = ANY (ARRAY['company'::text, 'region'::text, 'office'::text, 'shop'::text, 'department'::text]))
);
CREATE INDEX units_parent ON public.units USING btree (parent_id);

CREATE TABLE worker_cursors (
    worker text COLLATE "C" NOT NULL,
    shard smallint NOT NULL,
    n bigint NOT NULL DEFAULT 0,
    CONSTRAINT worker_cursors_pkey PRIMARY KEY (worker, shard),
    CONSTRAINT worker_cursors_shard_fkey FOREIGN KEY (shard) REFERENCES event_shards(shard),
    CONSTRAINT worker_cursors_worker_fkey FOREIGN KEY (worker) REFERENCES workers(name)
) WITH (fillfactor=50);

CREATE TABLE worker_poison (
    worker text COLLATE "C" NOT NULL,
    shard smallint NOT NULL,
    n bigint NOT NULL,
    kind text NOT NULL,
    error text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT worker_poison_pkey PRIMARY KEY (worker, shard, n),
    CONSTRAINT worker_poison_worker_fkey FOREIGN KEY (worker) REFERENCES workers(name)
);

CREATE TABLE workers (
    name text COLLATE "C" NOT NULL,
    applied_at timestamp with time zone,
    CONSTRAINT workers_pkey PRIMARY KEY (name)
) WITH (fillfactor=50);

CREATE TABLE writers (
    person_id bigint NOT NULL,
    messages bigint NOT NULL,
    CONSTRAINT writers_pkey PRIMARY KEY (person_id),
    CONSTRAINT writers_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id)
);

CREATE OR REPLACE FUNCTION public.name_key(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
    SELECT string_agg(word, ' ' ORDER BY word COLLATE "C")
    FROM regexp_split_to_table(translate(lower(normalize(btrim(name), NFKC)), 'ё', 'е'), '\s+') AS word
$function$
;

CREATE OR REPLACE FUNCTION public.search_key(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
    SELECT translate(lower(normalize(name, NFKC)), 'ё', 'е')
$function$
;

CREATE OR REPLACE FUNCTION public.search_query(phrase text, beginnings text)
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
    SELECT plainto_tsquery('pg_catalog.russian', phrase) || plainto_tsquery('pg_catalog.simple', phrase) || to_tsquery('pg_catalog.simple', beginnings)
$function$
;

CREATE OR REPLACE FUNCTION public.search_words(text text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
    SELECT strip(to_tsvector('pg_catalog.russian', translate(text, 'ёЁ', 'еЕ')) || to_tsvector('pg_catalog.simple', translate(text, 'ёЁ', 'еЕ')))
$function$
;
