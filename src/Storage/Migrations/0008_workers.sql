-- Who reads the events and how far they have come. The row of a worker is its turn: whoever applies holds it until commit.
CREATE TABLE workers (
    name       text COLLATE "C" PRIMARY KEY,
    applied_at timestamptz
) WITH (fillfactor = 50);

CREATE TABLE worker_cursors (
    worker text COLLATE "C" NOT NULL REFERENCES workers,
    shard  smallint NOT NULL REFERENCES event_shards,
    n      bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (worker, shard)
) WITH (fillfactor = 50);

-- Events that a worker could not apply and passed over: what failed is named, never quoted.
CREATE TABLE worker_poison (
    worker text COLLATE "C" NOT NULL REFERENCES workers,
    shard  smallint NOT NULL,
    n      bigint NOT NULL,
    kind   text NOT NULL,
    error  text NOT NULL,
    at     timestamptz NOT NULL,
    PRIMARY KEY (worker, shard, n)
);
