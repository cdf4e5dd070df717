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

CREATE TABLE archive (
  arrival BIGINT NOT NULL,
  arrived_at TIMESTAMP WITH TIME ZONE NOT NULL,
  origin TEXT NOT NULL,
  position BIGINT NOT NULL,
  event_id UUID NOT NULL,
  committee UUID NOT NULL,
  type TEXT NOT NULL,
  stream TEXT,
  version INTEGER,
  schema_number SMALLINT,
  occurred_on DATE,
  occurred_at TIMESTAMP WITH TIME ZONE,
  recorded_at TIMESTAMP WITH TIME ZONE,
  actor TEXT,
  on_behalf_of TEXT,
  correlation_id UUID,
  causation_id UUID,
  source TEXT,
  traceparent TEXT,
  data TEXT,
  prevhash BYTEA NOT NULL,
  hash BYTEA NOT NULL,
  chain BYTEA NOT NULL,
  PRIMARY KEY (arrival),
  UNIQUE (origin, position)
);

CREATE INDEX archive_by_committee ON archive (committee, arrival);

CREATE TABLE archive_head (
  one INTEGER NOT NULL,
  arrival BIGINT NOT NULL,
  chain BYTEA NOT NULL,
  arrived_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (one)
);

CREATE TABLE cuts (
  instant TIMESTAMP WITH TIME ZONE NOT NULL,
  arrival BIGINT NOT NULL,
  origins TEXT NOT NULL,
  PRIMARY KEY (instant)
);

CREATE TABLE case_activity (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  title TEXT NOT NULL,
  kind_name TEXT NOT NULL,
  common_kind TEXT NOT NULL,
  host UUID,
  host_name TEXT,
  starts_on DATE NOT NULL,
  ends_on DATE NOT NULL,
  topics TEXT[] NOT NULL,
  beneficiaries BIGINT,
  money BIGINT,
  counted BOOLEAN NOT NULL,
  expected BIGINT NOT NULL,
  present BIGINT NOT NULL,
  leave BIGINT NOT NULL,
  absent BIGINT NOT NULL,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_activity_open ON case_activity (case_id, known_to);

CREATE INDEX case_activity_known ON case_activity (committee, known_to, known_from);

CREATE TABLE case_attendance (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  activity UUID NOT NULL,
  person UUID NOT NULL,
  member BOOLEAN NOT NULL,
  attendance TEXT NOT NULL,
  came BOOLEAN NOT NULL,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_attendance_open ON case_attendance (case_id, known_to);

CREATE INDEX case_attendance_known ON case_attendance (committee, known_to, known_from);

CREATE TABLE case_body (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  body_kind TEXT NOT NULL,
  name TEXT NOT NULL,
  provisional BOOLEAN NOT NULL,
  convenor UUID,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_body_known ON case_body (committee, known_to, known_from);

CREATE INDEX case_body_open ON case_body (case_id, known_to);

CREATE TABLE case_committee (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  host UUID,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_committee_open ON case_committee (case_id, known_to);

CREATE INDEX case_committee_known ON case_committee (committee, known_to, known_from);

CREATE TABLE case_plenary (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  plenary UUID NOT NULL,
  term BIGINT NOT NULL,
  session BIGINT NOT NULL,
  opens DATE NOT NULL,
  closes DATE NOT NULL,
  cut_off TEXT NOT NULL,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_plenary_open ON case_plenary (case_id, known_to);

CREATE INDEX case_plenary_known ON case_plenary (committee, known_to, known_from);

CREATE TABLE case_rules (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  effective_on DATE NOT NULL,
  position BIGINT NOT NULL,
  basis TEXT NOT NULL,
  rules TEXT NOT NULL,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_rules_known ON case_rules (committee, known_to, known_from);

CREATE INDEX case_rules_open ON case_rules (case_id, known_to);

CREATE TABLE case_proposal (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  plenary UUID NOT NULL,
  title TEXT NOT NULL,
  timing TEXT NOT NULL,
  sponsor_kind TEXT NOT NULL,
  by_members BOOLEAN NOT NULL,
  first_sponsor UUID NOT NULL,
  first_sponsor_name TEXT NOT NULL,
  member UUID,
  sector UUID,
  sector_name TEXT,
  category TEXT,
  topics TEXT[] NOT NULL,
  submitted_on DATE,
  state TEXT NOT NULL,
  case_no BIGINT,
  decided_on DATE,
  assigned BOOLEAN NOT NULL,
  assigned_on DATE,
  due_on DATE,
  replied BOOLEAN NOT NULL,
  replied_on DATE,
  in_time BOOLEAN,
  grade TEXT,
  outcome TEXT,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_proposal_known ON case_proposal (committee, known_to, known_from);

CREATE INDEX case_proposal_open ON case_proposal (case_id, known_to);

CREATE TABLE case_sponsoring (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  plenary UUID NOT NULL,
  submitted_on DATE,
  first UUID NOT NULL,
  persons UUID[] NOT NULL,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_sponsoring_known ON case_sponsoring (committee, known_to, known_from);

CREATE INDEX case_sponsoring_open ON case_sponsoring (case_id, known_to);

CREATE TABLE case_handling (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  proposal UUID NOT NULL,
  "leading" UUID[] NOT NULL,
  assisting UUID[] NOT NULL,
  units UUID[] NOT NULL,
  names TEXT[] NOT NULL,
  mode TEXT NOT NULL,
  assigned_on DATE,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_handling_known ON case_handling (committee, known_to, known_from);

CREATE INDEX case_handling_open ON case_handling (case_id, known_to);

CREATE TABLE case_reply (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  proposal UUID NOT NULL,
  unit UUID NOT NULL,
  replied_on DATE,
  grade TEXT,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_reply_open ON case_reply (case_id, known_to);

CREATE INDEX case_reply_known ON case_reply (committee, known_to, known_from);

CREATE TABLE case_feedback (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  proposal UUID NOT NULL,
  sponsor UUID NOT NULL,
  satisfaction TEXT NOT NULL,
  given_on DATE,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_feedback_known ON case_feedback (committee, known_to, known_from);

CREATE INDEX case_feedback_open ON case_feedback (case_id, known_to);

CREATE TABLE case_member (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  member UUID NOT NULL,
  name TEXT NOT NULL,
  gender TEXT,
  nation TEXT,
  birth_year BIGINT,
  party TEXT,
  education TEXT,
  term BIGINT NOT NULL,
  since DATE,
  until DATE,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_member_known ON case_member (committee, known_to, known_from);

CREATE INDEX case_member_open ON case_member (case_id, known_to);

CREATE TABLE case_membership (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  member UUID NOT NULL,
  body UUID NOT NULL,
  body_kind TEXT NOT NULL,
  body_name TEXT NOT NULL,
  duty TEXT,
  since DATE,
  until DATE,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_membership_known ON case_membership (committee, known_to, known_from);

CREATE INDEX case_membership_open ON case_membership (case_id, known_to);

CREATE TABLE case_organisation (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  organisation UUID NOT NULL,
  name TEXT NOT NULL,
  family TEXT,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_organisation_known ON case_organisation (committee, known_to, known_from);

CREATE INDEX case_organisation_open ON case_organisation (case_id, known_to);

CREATE TABLE case_alias (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  stood_for UUID NOT NULL,
  organisation UUID NOT NULL,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_alias_known ON case_alias (committee, known_to, known_from);

CREATE INDEX case_alias_open ON case_alias (case_id, known_to);

CREATE TABLE case_report (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  title TEXT NOT NULL,
  by_person BOOLEAN NOT NULL,
  first_reporter UUID NOT NULL,
  reporters UUID[] NOT NULL,
  sector UUID,
  sector_name TEXT,
  topics TEXT[] NOT NULL,
  received_on DATE NOT NULL,
  issued BOOLEAN NOT NULL,
  issued_on DATE,
  uses TEXT[] NOT NULL,
  used BOOLEAN NOT NULL,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_report_open ON case_report (case_id, known_to);

CREATE INDEX case_report_known ON case_report (committee, known_to, known_from);

CREATE TABLE case_use (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  report UUID NOT NULL,
  level TEXT NOT NULL,
  way TEXT,
  used_on DATE,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_use_open ON case_use (case_id, known_to);

CREATE INDEX case_use_known ON case_use (committee, known_to, known_from);

CREATE TABLE case_instruction (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  report UUID NOT NULL,
  level TEXT NOT NULL,
  leader TEXT,
  instructed_on DATE,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_instruction_open ON case_instruction (case_id, known_to);

CREATE INDEX case_instruction_known ON case_instruction (committee, known_to, known_from);

CREATE TABLE case_cursor (
  reader TEXT NOT NULL,
  arrival BIGINT NOT NULL,
  PRIMARY KEY (reader)
);

CREATE TABLE kept_documents (
  digest TEXT NOT NULL,
  length BIGINT NOT NULL,
  content BYTEA NOT NULL,
  PRIMARY KEY (digest)
);

CREATE TABLE issued_documents (
  document UUID NOT NULL,
  committee UUID NOT NULL,
  kind TEXT NOT NULL,
  form TEXT NOT NULL,
  title TEXT NOT NULL,
  plenary UUID NOT NULL,
  term BIGINT NOT NULL,
  session BIGINT NOT NULL,
  "window" TEXT NOT NULL,
  cut BIGINT NOT NULL,
  as_of TIMESTAMP WITH TIME ZONE NOT NULL,
  issued_on DATE NOT NULL,
  names TEXT[] NOT NULL,
  digests TEXT[] NOT NULL,
  blanks BIGINT NOT NULL,
  program TEXT NOT NULL,
  catalogue TEXT NOT NULL,
  template TEXT NOT NULL,
  PRIMARY KEY (document)
);

create or replace function refuse_change() returns trigger language plpgsql as $$
begin raise exception 'the log is append-only: % on % refused', tg_op, tg_table_name; end $$;
create or replace trigger events_append_only before update or delete or truncate on events
  for each statement execute function refuse_change();
alter table events enable always trigger events_append_only;

create or replace trigger archive_append_only before update or delete or truncate on archive
  for each statement execute function refuse_change();
alter table archive enable always trigger archive_append_only;

create or replace trigger kept_documents_append_only before update or delete or truncate
  on kept_documents for each statement execute function refuse_change();
alter table kept_documents enable always trigger kept_documents_append_only;
