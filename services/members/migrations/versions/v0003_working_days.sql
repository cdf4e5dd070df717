CREATE TABLE calendars (
  calendar UUID NOT NULL,
  committee UUID NOT NULL,
  year BIGINT NOT NULL,
  off_work TEXT NOT NULL,
  made_up TEXT NOT NULL,
  basis TEXT NOT NULL,
  PRIMARY KEY (calendar)
);

CREATE TABLE cases (
  proposal UUID NOT NULL,
  committee UUID NOT NULL,
  sponsors UUID[] NOT NULL,
  units UUID[] NOT NULL,
  merged_into UUID,
  closed BOOLEAN NOT NULL,
  PRIMARY KEY (proposal)
);

CREATE TABLE telephone_looks (
  look UUID NOT NULL,
  committee UUID NOT NULL,
  member UUID NOT NULL,
  proposal UUID NOT NULL,
  unit UUID,
  looked_by TEXT NOT NULL,
  looked_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (look)
);

CREATE INDEX telephone_looks_by_member ON telephone_looks (committee, member);

-- Forgetting: private particulars that were kept earlier are about the member in whose stream they lie.
UPDATE vault SET about = substr(stream, 8)::uuid WHERE stream LIKE 'member-%';

CREATE TABLE erasures (
  erasure UUID NOT NULL,
  committee UUID NOT NULL,
  member UUID NOT NULL,
  erased_on DATE NOT NULL,
  ground TEXT NOT NULL,
  basis TEXT NOT NULL,
  items BIGINT NOT NULL,
  decided_by TEXT NOT NULL,
  on_behalf_of TEXT,
  decided_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (erasure)
);

CREATE INDEX erasures_by_member ON erasures (committee, member);

-- Committees: terms that were opened by themselves, members of upper committees.
CREATE TABLE terms (
  id UUID NOT NULL,
  committee UUID NOT NULL,
  term BIGINT NOT NULL,
  opened_on DATE NOT NULL,
  basis TEXT NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE term_changes (
  id UUID NOT NULL,
  committee UUID NOT NULL,
  term BIGINT NOT NULL,
  carries_over BOOLEAN NOT NULL,
  but UUID[] NOT NULL,
  opened_on DATE NOT NULL,
  basis TEXT NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE upper_members (
  upper UUID NOT NULL,
  committee UUID NOT NULL,
  name TEXT NOT NULL,
  level TEXT NOT NULL,
  of TEXT NOT NULL,
  sector TEXT,
  employer TEXT,
  position TEXT,
  since DATE,
  until DATE,
  how TEXT,
  kept UUID[] NOT NULL,
  PRIMARY KEY (upper)
);

CREATE INDEX upper_members_by_name ON upper_members (committee, name);

-- Organisations: one register, which every service folds alike, instead of names and aliases apart.
DROP TABLE organisations CASCADE;

DROP TABLE organisation_aliases CASCADE;

CREATE TABLE organisation_register (
  organisation UUID NOT NULL,
  committee UUID NOT NULL,
  provisional BOOLEAN NOT NULL,
  since DATE,
  names TEXT[] NOT NULL,
  named_from DATE[] NOT NULL,
  former_ids UUID[] NOT NULL,
  kinds TEXT[] NOT NULL,
  families TEXT[] NOT NULL,
  levels TEXT[] NOT NULL,
  parents UUID[] NOT NULL,
  placed_from DATE[] NOT NULL,
  aliases TEXT[] NOT NULL,
  alias_ids UUID[] NOT NULL,
  ended_on DATE,
  ended_how TEXT,
  successors UUID[] NOT NULL,
  successor_names TEXT[] NOT NULL,
  basis TEXT,
  PRIMARY KEY (organisation)
);

CREATE INDEX organisation_register_by_committee ON organisation_register (committee);

CREATE TABLE organisation_contacts (
  organisation UUID NOT NULL,
  committee UUID NOT NULL,
  person UUID,
  telephone UUID,
  PRIMARY KEY (organisation)
);

CREATE TABLE organisation_contact_looks (
  look UUID NOT NULL,
  committee UUID NOT NULL,
  organisation UUID NOT NULL,
  purpose TEXT NOT NULL,
  looked_by TEXT NOT NULL,
  looked_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (look)
);

CREATE INDEX organisation_contact_looks_by_organisation ON organisation_contact_looks (organisation);
