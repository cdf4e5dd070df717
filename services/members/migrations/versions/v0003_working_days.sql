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
-- member: resignations
CREATE TABLE resignations (
  member UUID NOT NULL,
  committee UUID NOT NULL,
  requested_on DATE NOT NULL,
  state TEXT NOT NULL,
  reason UUID NOT NULL,
  answer UUID,
  paper TEXT,
  decided_on DATE,
  PRIMARY KEY (member)
);

CREATE INDEX resignations_by_state ON resignations (committee, state);

-- member: changes that members propose
CREATE TABLE proposed_changes (
  change UUID NOT NULL,
  committee UUID NOT NULL,
  member UUID NOT NULL,
  proposed_by TEXT NOT NULL,
  proposed_at TIMESTAMP WITH TIME ZONE NOT NULL,
  names TEXT[] NOT NULL,
  befores TEXT[] NOT NULL,
  afters TEXT[] NOT NULL,
  kinds TEXT[] NOT NULL,
  items UUID[] NOT NULL,
  state TEXT NOT NULL,
  approved TEXT[] NOT NULL,
  reason UUID,
  superseded_by UUID,
  settled_by TEXT,
  settled_at TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (change)
);

CREATE INDEX proposed_changes_by_state ON proposed_changes (committee, state);

CREATE INDEX proposed_changes_by_member ON proposed_changes (member);

-- members who are one person
CREATE TABLE member_merges (
  duplicate UUID NOT NULL,
  committee UUID NOT NULL,
  member UUID NOT NULL,
  member_name TEXT NOT NULL,
  PRIMARY KEY (duplicate)
);

CREATE INDEX member_merges_by_member ON member_merges (committee, member);

-- who acts for a member
CREATE TABLE acting (
  acting UUID NOT NULL,
  committee UUID NOT NULL,
  member UUID NOT NULL,
  account TEXT NOT NULL,
  name TEXT NOT NULL,
  kinds TEXT[] NOT NULL,
  since DATE NOT NULL,
  until DATE,
  revoked BOOLEAN NOT NULL,
  PRIMARY KEY (acting)
);

CREATE INDEX acting_by_member ON acting (committee, member);

CREATE INDEX events_for_another ON events (on_behalf_of) WHERE on_behalf_of IS NOT NULL;
