/**
 * The tables of the state, for reports: how each transaction is, what was delivered, and each change of a status.
 *
 * `seq` and `part` are the place of the event in the journal (0 the delivery, 1 the status change). `event_id` is the id
 * under which every destination hears of it. A transaction holds what its latest event said, by
 * (last_received_at, seq, part): when it is heard of, this never goes back, also where the journal is one from a backup.
 */
export const tables = `
  CREATE TABLE transactions (
    id text PRIMARY KEY,
    source_id text NOT NULL,
    source_kind text NOT NULL,
    kind text NOT NULL,
    provider_id text NOT NULL,
    status text NOT NULL,
    provider_status text,
    status_since timestamptz NOT NULL,
    title text NOT NULL,
    operator text,
    country text,
    category text,
    message text,
    environment text,
    started_at timestamptz NOT NULL,
    started_at_from text NOT NULL,
    updated_at timestamptz,
    first_received_at timestamptz NOT NULL,
    last_received_at timestamptz NOT NULL,
    flags text[] NOT NULL,
    deliveries bigint NOT NULL,
    duplicates bigint NOT NULL,
    seq bigint NOT NULL,
    part smallint NOT NULL
  );
  CREATE INDEX transactions_by_time ON transactions (started_at);
  CREATE INDEX transactions_by_status ON transactions (status, started_at);

  -- label: new, update, stale or duplicate. status and provider_status: of the transaction, after this delivery.
  -- body: only of a trusted destination; body_bytes in its place where it is no JSON that this type can hold.
  CREATE TABLE deliveries (
    event_id text PRIMARY KEY,
    seq bigint NOT NULL,
    transaction_id text NOT NULL REFERENCES transactions ON DELETE CASCADE,
    received_at timestamptz NOT NULL,
    label text NOT NULL,
    status text NOT NULL,
    provider_status text,
    provider_updated_at timestamptz,
    proven_by text NOT NULL,
    body jsonb,
    body_bytes bytea
  );
  CREATE INDEX deliveries_by_transaction ON deliveries (transaction_id, seq);
  CREATE INDEX deliveries_by_time ON deliveries (received_at);

  CREATE TABLE status_changes (
    event_id text PRIMARY KEY,
    seq bigint NOT NULL,
    transaction_id text NOT NULL REFERENCES transactions ON DELETE CASCADE,
    from_status text,
    to_status text NOT NULL,
    at timestamptz NOT NULL,
    provider_at timestamptz,
    provider_status text,
    category text
  );
  CREATE INDEX status_changes_by_transaction ON status_changes (transaction_id, seq);
  CREATE INDEX status_changes_by_time ON status_changes (at);

  -- Authentic, but odd.
  CREATE TABLE quarantine (
    event_id text PRIMARY KEY,
    seq bigint NOT NULL,
    source_id text NOT NULL,
    received_at timestamptz NOT NULL,
    reason text NOT NULL,
    body jsonb,
    body_bytes bytea
  );
`
