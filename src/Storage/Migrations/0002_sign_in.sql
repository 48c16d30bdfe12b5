-- Local accounts: what ASP.NET Core Identity keeps for a person.
CREATE TABLE accounts (
    person_id         bigint PRIMARY KEY REFERENCES people,
    login             text NOT NULL,
    normalized_login  text COLLATE "C" NOT NULL UNIQUE,
    password_hash     text,
    security_stamp    text NOT NULL,
    concurrency_stamp text NOT NULL,
    access_failed     int NOT NULL DEFAULT 0,
    lockout_ends_at   timestamptz,
    created_at        timestamptz NOT NULL DEFAULT now()
);

-- A signed-in browser. The cookie's 256 random bits are kept only as their SHA-256.
CREATE TABLE sessions (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id    bigint NOT NULL REFERENCES people,
    token_hash   bytea NOT NULL UNIQUE,
    device       text NOT NULL DEFAULT '',
    shared       boolean NOT NULL DEFAULT false,
    created_at   timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz NOT NULL,
    ended_at     timestamptz
);
CREATE INDEX sessions_person ON sessions (person_id) WHERE ended_at IS NULL;

-- Personal access tokens for programs: hashed at rest, shown once.
CREATE TABLE access_tokens (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id    bigint NOT NULL REFERENCES people,
    name         text NOT NULL,
    token_hash   bytea NOT NULL UNIQUE,
    prefix       text NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    last_used_at timestamptz,
    expires_at   timestamptz,
    revoked_at   timestamptz
);
CREATE INDEX access_tokens_person ON access_tokens (person_id);

-- A link that lets somebody make an account; also the one-time set-up code of an empty installation.
CREATE TABLE invitations (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code_hash   bytea NOT NULL UNIQUE,
    role        text NOT NULL DEFAULT 'member' CHECK (role IN ('member', 'administrator')),
    note        text NOT NULL DEFAULT '',
    invited_by  bigint REFERENCES people,
    created_at  timestamptz NOT NULL DEFAULT now(),
    expires_at  timestamptz NOT NULL,
    accepted_by bigint REFERENCES people,
    accepted_at timestamptz,
    revoked_at  timestamptz
);

CREATE TABLE data_protection_keys (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    friendly_name text NOT NULL UNIQUE,
    xml           text NOT NULL
);
