CREATE TABLE log_head (
  origin SERIAL NOT NULL,
  committee UUID NOT NULL,
  service TEXT NOT NULL,
  incarnation TEXT NOT NULL,
  digest TEXT NOT NULL,
  position BIGINT NOT NULL,
  hash BYTEA NOT NULL,
  recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (origin),
  UNIQUE (committee, service, incarnation)
);

CREATE TABLE answers (
  principal TEXT NOT NULL,
  key TEXT NOT NULL,
  request BYTEA NOT NULL,
  body TEXT NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (principal, key)
);

CREATE TABLE incarnations (
  service TEXT NOT NULL,
  incarnation TEXT NOT NULL,
  since TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (service)
);

CREATE TABLE leases (
  name TEXT NOT NULL,
  holder TEXT NOT NULL,
  epoch BIGINT NOT NULL,
  until TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (name)
);

CREATE TABLE inbox (
  origin TEXT NOT NULL,
  position BIGINT NOT NULL,
  hash TEXT NOT NULL,
  reacted BIGINT DEFAULT '0' NOT NULL,
  forked TEXT,
  PRIMARY KEY (origin)
);

CREATE TABLE parked (
  origin TEXT NOT NULL,
  position BIGINT NOT NULL,
  committee UUID,
  stream TEXT NOT NULL,
  type TEXT NOT NULL,
  headers TEXT NOT NULL,
  data TEXT NOT NULL,
  reason TEXT NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (origin, position)
);

CREATE INDEX parked_by_stream ON parked (stream);

CREATE TABLE directory (
  committee UUID NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  subject TEXT NOT NULL,
  host UUID,
  PRIMARY KEY (committee),
  UNIQUE (code)
);

CREATE TABLE imported_rows (
  committee UUID NOT NULL,
  ledger TEXT NOT NULL,
  row_key TEXT NOT NULL,
  digest BYTEA NOT NULL,
  parts BYTEA[] NOT NULL,
  stream TEXT NOT NULL,
  version INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  retracted BOOLEAN NOT NULL,
  file TEXT NOT NULL,
  lineage TEXT NOT NULL,
  row INTEGER NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (committee, ledger, row_key)
);

CREATE TABLE events (
  origin INTEGER NOT NULL,
  position BIGINT NOT NULL,
  event_id UUID NOT NULL,
  stream TEXT NOT NULL,
  version INTEGER NOT NULL,
  type TEXT NOT NULL,
  schema_number SMALLINT NOT NULL,
  published BOOLEAN NOT NULL,
  occurred_on DATE NOT NULL,
  occurred_at TIMESTAMP WITH TIME ZONE,
  recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
  actor TEXT NOT NULL,
  on_behalf_of TEXT,
  correlation_id UUID NOT NULL,
  causation_id UUID,
  source TEXT,
  traceparent TEXT,
  data TEXT NOT NULL,
  hash BYTEA NOT NULL,
  PRIMARY KEY (origin, position),
  UNIQUE (stream, version),
  FOREIGN KEY(origin) REFERENCES log_head (origin),
  UNIQUE (event_id)
);

CREATE TABLE claims (
  origin INTEGER NOT NULL,
  claim TEXT NOT NULL,
  stream TEXT NOT NULL,
  PRIMARY KEY (origin, claim),
  FOREIGN KEY(origin) REFERENCES log_head (origin)
);

CREATE TABLE series (
  origin INTEGER NOT NULL,
  name TEXT NOT NULL,
  last BIGINT NOT NULL,
  PRIMARY KEY (origin, name),
  FOREIGN KEY(origin) REFERENCES log_head (origin)
);

CREATE TABLE vault (
  id UUID NOT NULL,
  origin INTEGER NOT NULL,
  stream TEXT NOT NULL,
  kind TEXT NOT NULL,
  salt BYTEA NOT NULL,
  digest TEXT NOT NULL,
  body BYTEA NOT NULL,
  lookup BYTEA,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(origin) REFERENCES log_head (origin)
);

CREATE INDEX vault_by_lookup ON vault (kind, lookup);

CREATE INDEX vault_by_stream ON vault (stream);

CREATE TABLE cursors (
  reader TEXT NOT NULL,
  origin INTEGER NOT NULL,
  position BIGINT NOT NULL,
  PRIMARY KEY (reader, origin),
  FOREIGN KEY(origin) REFERENCES log_head (origin)
);

CREATE TABLE plenaries (
  plenary UUID NOT NULL,
  committee UUID NOT NULL,
  term BIGINT NOT NULL,
  session BIGINT NOT NULL,
  opens DATE NOT NULL,
  closes DATE NOT NULL,
  cut_off TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (plenary)
);

CREATE TABLE rules (
  adoption UUID NOT NULL,
  committee UUID NOT NULL,
  effective_on DATE NOT NULL,
  position BIGINT NOT NULL,
  rules TEXT NOT NULL,
  PRIMARY KEY (adoption)
);

CREATE TABLE bodies (
  body UUID NOT NULL,
  committee UUID NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  provisional BOOLEAN NOT NULL,
  convenor_ids UUID[] NOT NULL,
  convenors TEXT[] NOT NULL,
  PRIMARY KEY (body)
);

CREATE TABLE body_belongings (
  belonging UUID NOT NULL,
  committee UUID NOT NULL,
  member UUID NOT NULL,
  body UUID NOT NULL,
  since DATE,
  until DATE,
  PRIMARY KEY (belonging)
);

CREATE TABLE body_leavers (
  member UUID NOT NULL,
  until DATE NOT NULL,
  PRIMARY KEY (member)
);

CREATE TABLE activities (
  activity UUID NOT NULL,
  committee UUID NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  common_kind TEXT NOT NULL,
  form TEXT,
  host_id UUID,
  host TEXT,
  starts_on DATE NOT NULL,
  ends_on DATE NOT NULL,
  place TEXT,
  topics TEXT[] NOT NULL,
  beneficiaries BIGINT,
  money BIGINT,
  expected BIGINT,
  present BIGINT,
  leave BIGINT,
  absent BIGINT,
  PRIMARY KEY (activity)
);

CREATE INDEX activities_by_day ON activities (committee, starts_on);

CREATE TABLE attendances (
  id UUID NOT NULL,
  activity UUID NOT NULL,
  committee UUID NOT NULL,
  person UUID NOT NULL,
  name TEXT NOT NULL,
  member BOOLEAN NOT NULL,
  attendance TEXT NOT NULL,
  PRIMARY KEY (id)
);

CREATE INDEX attendances_by_activity ON attendances (activity);

CREATE INDEX attendances_by_person ON attendances (person);

CREATE TABLE activity_people (
  member UUID NOT NULL,
  committee UUID NOT NULL,
  name TEXT NOT NULL,
  member_no TEXT,
  employer TEXT,
  since DATE,
  until DATE,
  sectors TEXT[] NOT NULL,
  bodies TEXT[] NOT NULL,
  PRIMARY KEY (member)
);

CREATE INDEX activity_people_by ON activity_people (committee);

create or replace function refuse_change() returns trigger language plpgsql as $$
begin raise exception 'the log is append-only: % on % refused', tg_op, tg_table_name; end $$;
create or replace trigger events_append_only before update or delete or truncate on events
  for each statement execute function refuse_change();
alter table events enable always trigger events_append_only;
