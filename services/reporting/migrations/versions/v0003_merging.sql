CREATE TABLE case_merge (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  duplicate UUID NOT NULL,
  member UUID NOT NULL,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_merge_known ON case_merge (committee, known_to, known_from);

CREATE INDEX case_merge_open ON case_merge (case_id, known_to);

CREATE INDEX events_for_another ON events (on_behalf_of) WHERE on_behalf_of IS NOT NULL;
