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

-- Contact with members: who is on the roll when, pairs, contacts.
CREATE TABLE roll (
  member UUID NOT NULL,
  committee UUID NOT NULL,
  name TEXT NOT NULL,
  member_no TEXT,
  party TEXT,
  employer TEXT,
  position TEXT,
  sinces DATE[] NOT NULL,
  untils DATE[] NOT NULL,
  bodies UUID[] NOT NULL,
  body_kinds TEXT[] NOT NULL,
  body_names TEXT[] NOT NULL,
  body_sinces DATE[] NOT NULL,
  body_untils DATE[] NOT NULL,
  PRIMARY KEY (member)
);

CREATE INDEX roll_by_name ON roll (committee, name);

CREATE TABLE contact_pairs (
  pair UUID NOT NULL,
  committee UUID NOT NULL,
  kind TEXT NOT NULL,
  contacting_kind TEXT NOT NULL,
  contacting UUID NOT NULL,
  contacting_name TEXT NOT NULL,
  contacted_kind TEXT NOT NULL,
  contacted UUID NOT NULL,
  contacted_name TEXT NOT NULL,
  sinces DATE[] NOT NULL,
  untils DATE[] NOT NULL,
  PRIMARY KEY (pair)
);

CREATE INDEX contact_pairs_by_kind ON contact_pairs (committee, kind);

CREATE TABLE contacts (
  contact UUID NOT NULL,
  committee UUID NOT NULL,
  number TEXT NOT NULL,
  made_on DATE NOT NULL,
  way TEXT NOT NULL,
  pair UUID,
  kind TEXT,
  counts BOOLEAN NOT NULL,
  by_kind TEXT NOT NULL,
  by UUID NOT NULL,
  by_name TEXT NOT NULL,
  reached UUID[] NOT NULL,
  asked_on DATE,
  due_on DATE,
  done_on DATE,
  said UUID,
  wanted UUID,
  outcome UUID,
  PRIMARY KEY (contact)
);

CREATE INDEX contacts_by_day ON contacts (committee, made_on);

CREATE INDEX contacts_by_pair ON contacts (pair);

-- Services to members: difficulties, material, letters to employers.
CREATE TABLE difficulties (
  difficulty UUID NOT NULL,
  committee UUID NOT NULL,
  member UUID NOT NULL,
  kind TEXT NOT NULL,
  raised_on DATE NOT NULL,
  phase TEXT NOT NULL,
  steps TEXT[] NOT NULL,
  step_days DATE[] NOT NULL,
  whos TEXT[] NOT NULL,
  concluded_on DATE,
  title UUID,
  text UUID,
  outcome UUID,
  PRIMARY KEY (difficulty)
);

CREATE INDEX difficulties_by_member ON difficulties (committee, member);

CREATE TABLE materials (
  material UUID NOT NULL,
  committee UUID NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  sent_on DATE NOT NULL,
  way TEXT NOT NULL,
  scope TEXT,
  recipients UUID[] NOT NULL,
  readers UUID[] NOT NULL,
  read_ons DATE[] NOT NULL,
  hows TEXT[] NOT NULL,
  writers UUID[] NOT NULL,
  handed_in_ons DATE[] NOT NULL,
  noted UUID[] NOT NULL,
  notes UUID[] NOT NULL,
  PRIMARY KEY (material)
);

CREATE INDEX materials_by_day ON materials (committee, sent_on);

CREATE TABLE employer_letters (
  letter UUID NOT NULL,
  committee UUID NOT NULL,
  number TEXT NOT NULL,
  member UUID NOT NULL,
  employer UUID NOT NULL,
  employer_name TEXT NOT NULL,
  purpose TEXT NOT NULL,
  sent_on DATE NOT NULL,
  answered_on DATE,
  text UUID,
  answer UUID,
  PRIMARY KEY (letter)
);

CREATE INDEX employer_letters_by_number ON employer_letters (committee, number);

-- The register: further particulars, and names to be found by.
CREATE TABLE member_details (
  member UUID NOT NULL,
  committee UUID NOT NULL,
  second_party TEXT,
  native_place TEXT,
  degree TEXT,
  profession TEXT,
  professional_title TEXT,
  employer_kind TEXT,
  in_system BOOLEAN,
  beyond_the_mainland TEXT,
  social_posts TEXT,
  honours TEXT,
  reappointed_terms BIGINT,
  terms BIGINT[] NOT NULL,
  PRIMARY KEY (member)
);

CREATE TABLE member_names (
  member UUID NOT NULL,
  committee UUID NOT NULL,
  spelling TEXT COLLATE "C" NOT NULL,
  reading TEXT COLLATE "C" NOT NULL,
  initials TEXT COLLATE "C" NOT NULL,
  parts TSVECTOR NOT NULL,
  PRIMARY KEY (member)
);

CREATE INDEX member_names_by_initials ON member_names (initials, member);

CREATE INDEX member_names_by_reading ON member_names (reading, member);

CREATE INDEX member_names_by_spelling ON member_names (spelling, member);

CREATE INDEX member_names_found ON member_names USING gin (parts) WITH (fastupdate = off);

CREATE INDEX member_names_of ON member_names (committee, reading);

-- What members did, as other services told it.
CREATE TABLE heard_activities (
  activity UUID NOT NULL,
  committee UUID NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  starts_on DATE NOT NULL,
  ends_on DATE NOT NULL,
  PRIMARY KEY (activity)
);

CREATE TABLE heard_attendances (
  attendance UUID NOT NULL,
  committee UUID NOT NULL,
  activity UUID NOT NULL,
  person UUID NOT NULL,
  how TEXT NOT NULL,
  PRIMARY KEY (attendance)
);

CREATE INDEX heard_attendances_by ON heard_attendances (person);

CREATE INDEX heard_attendances_of ON heard_attendances (committee);

CREATE TABLE heard_proposals (
  proposal UUID NOT NULL,
  committee UUID NOT NULL,
  plenary UUID NOT NULL,
  title TEXT NOT NULL,
  case_no BIGINT,
  first UUID NOT NULL,
  others UUID[] NOT NULL,
  submitted_on DATE,
  state TEXT NOT NULL,
  PRIMARY KEY (proposal)
);

CREATE INDEX heard_proposals_first ON heard_proposals (first);

CREATE INDEX heard_proposals_of ON heard_proposals (committee);

CREATE INDEX heard_proposals_others ON heard_proposals USING gin (others);

CREATE TABLE heard_reports (
  report UUID NOT NULL,
  committee UUID NOT NULL,
  title TEXT NOT NULL,
  reporters UUID[] NOT NULL,
  received_on DATE NOT NULL,
  used TEXT[] NOT NULL,
  PRIMARY KEY (report)
);

CREATE INDEX heard_reports_by ON heard_reports USING gin (reporters);

CREATE INDEX heard_reports_of ON heard_reports (committee);

-- Private particulars that were handed out.
CREATE TABLE disclosures (
  disclosure UUID NOT NULL,
  committee UUID NOT NULL,
  purpose TEXT NOT NULL,
  kinds TEXT[] NOT NULL,
  members UUID[] NOT NULL,
  reason TEXT,
  made_by TEXT NOT NULL,
  made_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (disclosure)
);

CREATE INDEX disclosures_about ON disclosures USING gin (members);

CREATE INDEX disclosures_of ON disclosures (committee, made_at);

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

-- who was in a body or role on a day
CREATE INDEX spells_by_body ON member_spells (body);

CREATE INDEX spells_by_name ON member_spells (kind, name, committee);
