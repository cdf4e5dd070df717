-- Committees: what they were called on each day.
CREATE TABLE case_committee_name (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  since DATE NOT NULL,
  position BIGINT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_committee_name_open ON case_committee_name (case_id, known_to);

CREATE INDEX case_committee_name_known ON case_committee_name (committee, known_to, known_from);

-- Organisations: names and families by day, and who carries on whose work.
ALTER TABLE case_organisation ADD COLUMN names TEXT[] NOT NULL DEFAULT '{}';

ALTER TABLE case_organisation ADD COLUMN named_from DATE[] NOT NULL DEFAULT '{}';

ALTER TABLE case_organisation ADD COLUMN families TEXT[] NOT NULL DEFAULT '{}';

ALTER TABLE case_organisation ADD COLUMN placed_from DATE[] NOT NULL DEFAULT '{}';

ALTER TABLE case_organisation ADD COLUMN ended_on DATE;

ALTER TABLE case_organisation ALTER COLUMN names DROP DEFAULT,
  ALTER COLUMN named_from DROP DEFAULT,
  ALTER COLUMN families DROP DEFAULT,
  ALTER COLUMN placed_from DROP DEFAULT;

CREATE TABLE case_merger (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  organisation UUID NOT NULL,
  successor UUID NOT NULL,
  since DATE NOT NULL,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_merger_known ON case_merger (committee, known_to, known_from);

CREATE INDEX case_merger_open ON case_merger (case_id, known_to);

-- Contact with members and services to them: what figures count.
CREATE TABLE case_contact (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  made_on DATE NOT NULL,
  way TEXT NOT NULL,
  pair_kind TEXT,
  by_kind TEXT NOT NULL,
  reached UUID[] NOT NULL,
  times BIGINT NOT NULL,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_contact_known ON case_contact (committee, known_to, known_from);

CREATE INDEX case_contact_open ON case_contact (case_id, known_to);

CREATE TABLE case_contact_pair (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  kind TEXT NOT NULL,
  since DATE NOT NULL,
  until DATE,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_contact_pair_open ON case_contact_pair (case_id, known_to);

CREATE INDEX case_contact_pair_known ON case_contact_pair (committee, known_to, known_from);

CREATE TABLE case_pair_year (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  kind TEXT NOT NULL,
  first DATE NOT NULL,
  last DATE NOT NULL,
  owed BIGINT NOT NULL,
  contacts UUID[] NOT NULL,
  days DATE[] NOT NULL,
  met_on DATE,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_pair_year_known ON case_pair_year (committee, known_to, known_from);

CREATE INDEX case_pair_year_open ON case_pair_year (case_id, known_to);

CREATE TABLE case_difficulty (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  kind TEXT NOT NULL,
  raised_on DATE NOT NULL,
  outcome TEXT,
  concluded_on DATE,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_difficulty_known ON case_difficulty (committee, known_to, known_from);

CREATE INDEX case_difficulty_open ON case_difficulty (case_id, known_to);

-- members who are one person, and who acts for whom
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

-- How long things take: days that are told, and who spoke with the sponsors.
ALTER TABLE case_proposal ADD COLUMN filed_on DATE;

ALTER TABLE case_proposal ADD COLUMN lead UUID;

ALTER TABLE case_proposal ADD COLUMN begun_at BIGINT NOT NULL DEFAULT 0;

ALTER TABLE case_proposal ALTER COLUMN begun_at DROP DEFAULT;

ALTER TABLE case_proposal ADD COLUMN assigned_at BIGINT;

ALTER TABLE case_feedback ADD COLUMN told_at BIGINT NOT NULL DEFAULT 0;

ALTER TABLE case_feedback ALTER COLUMN told_at DROP DEFAULT;

ALTER TABLE case_reply ADD COLUMN unit_name TEXT NOT NULL DEFAULT '';

ALTER TABLE case_reply ALTER COLUMN unit_name DROP DEFAULT;

ALTER TABLE case_reply ADD COLUMN told_at BIGINT NOT NULL DEFAULT 0;

ALTER TABLE case_reply ALTER COLUMN told_at DROP DEFAULT;

CREATE TABLE case_first_contact (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  proposal UUID NOT NULL,
  unit UUID NOT NULL,
  unit_name TEXT NOT NULL,
  units UUID[] NOT NULL,
  sponsors UUID[] NOT NULL,
  days DATE[] NOT NULL,
  denied BOOLEAN[] NOT NULL,
  first_on DATE,
  told_at BIGINT NOT NULL,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_first_contact_known ON case_first_contact (committee, known_to, known_from);

CREATE INDEX case_first_contact_open ON case_first_contact (case_id, known_to);

CREATE TABLE case_unit_contact (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  proposal UUID NOT NULL,
  unit UUID NOT NULL,
  unit_name TEXT NOT NULL,
  units UUID[] NOT NULL,
  sponsors UUID[] NOT NULL,
  days DATE[] NOT NULL,
  denied BOOLEAN[] NOT NULL,
  first_on DATE,
  told_at BIGINT NOT NULL,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_unit_contact_known ON case_unit_contact (committee, known_to, known_from);

CREATE INDEX case_unit_contact_open ON case_unit_contact (case_id, known_to);

-- Leads, opinions and letters, and what shows that a proposal mattered.
CREATE TABLE case_attention (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  proposal UUID NOT NULL,
  key BOOLEAN NOT NULL,
  led BOOLEAN NOT NULL,
  awarded BOOLEAN NOT NULL,
  rehandled BOOLEAN NOT NULL,
  priorities TEXT[] NOT NULL,
  agreed UUID[] NOT NULL,
  declined UUID[] NOT NULL,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_attention_known ON case_attention (committee, known_to, known_from);

CREATE INDEX case_attention_open ON case_attention (case_id, known_to);

CREATE TABLE case_lead (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  plenary UUID NOT NULL,
  title TEXT NOT NULL,
  source TEXT NOT NULL,
  received_on DATE NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_lead_known ON case_lead (committee, known_to, known_from);

CREATE INDEX case_lead_open ON case_lead (case_id, known_to);

CREATE TABLE case_suggestion (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  kind TEXT NOT NULL,
  proposal UUID NOT NULL,
  title TEXT NOT NULL,
  received_on DATE NOT NULL,
  units UUID[] NOT NULL,
  wanted UUID[] NOT NULL,
  answers UUID[] NOT NULL,
  passed_on BOOLEAN NOT NULL,
  answer_wanted BOOLEAN NOT NULL,
  answered BOOLEAN NOT NULL,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_suggestion_known ON case_suggestion (committee, known_to, known_from);

CREATE INDEX case_suggestion_open ON case_suggestion (case_id, known_to);

-- What activities were about, and what came of them and of research.
CREATE TABLE case_occasion (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  activity UUID NOT NULL,
  host UUID,
  host_name TEXT,
  joint UUID[] NOT NULL,
  joint_names TEXT[] NOT NULL,
  hosts UUID[] NOT NULL,
  host_names TEXT[] NOT NULL,
  hostings BIGINT NOT NULL,
  jointly BOOLEAN NOT NULL,
  benefited TEXT[] NOT NULL,
  benefits BIGINT[] NOT NULL,
  benefits_all BIGINT NOT NULL,
  priorities TEXT[] NOT NULL,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_occasion_known ON case_occasion (committee, known_to, known_from);

CREATE INDEX case_occasion_open ON case_occasion (case_id, known_to);

CREATE TABLE case_note (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  activity UUID NOT NULL,
  member UUID NOT NULL,
  handed_on DATE NOT NULL,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_note_known ON case_note (committee, known_to, known_from);

CREATE INDEX case_note_open ON case_note (case_id, known_to);

CREATE TABLE case_research (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  title TEXT NOT NULL,
  recommendation BOOLEAN NOT NULL,
  approved_on DATE,
  archived BOOLEAN NOT NULL,
  department UUID,
  department_name TEXT,
  activities UUID[] NOT NULL,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_research_known ON case_research (committee, known_to, known_from);

CREATE INDEX case_research_open ON case_research (case_id, known_to);

CREATE TABLE case_outcome (
  case_id TEXT NOT NULL,
  known_from BIGINT NOT NULL,
  known_to BIGINT NOT NULL,
  committee UUID NOT NULL,
  happened_on DATE NOT NULL,
  events BIGINT[] NOT NULL,
  research UUID,
  activity UUID,
  sort TEXT NOT NULL,
  level TEXT,
  grown TEXT,
  came_on DATE NOT NULL,
  PRIMARY KEY (case_id, known_from)
);

CREATE INDEX case_outcome_known ON case_outcome (committee, known_to, known_from);

CREATE INDEX case_outcome_open ON case_outcome (case_id, known_to);

CREATE INDEX events_for_another ON events (on_behalf_of) WHERE on_behalf_of IS NOT NULL;

-- Stated figures: numbers that no event proves.
CREATE TABLE stated_figures (
  stated UUID NOT NULL,
  committee UUID NOT NULL,
  figure TEXT,
  name TEXT NOT NULL,
  part TEXT,
  unit TEXT NOT NULL,
  "window" TEXT NOT NULL,
  scope TEXT NOT NULL,
  whose TEXT,
  said TEXT[] NOT NULL,
  since TIMESTAMP WITH TIME ZONE[] NOT NULL,
  by TEXT[] NOT NULL,
  reasons TEXT[] NOT NULL,
  PRIMARY KEY (stated)
);

CREATE INDEX stated_figures_by_window ON stated_figures (committee, "window");
-- a report that names nobody is still a report
ALTER TABLE case_report ALTER COLUMN first_reporter DROP NOT NULL;

-- Bodies: which, and from when to when; the rows that stand keep their own id.
ALTER TABLE case_body ADD COLUMN body UUID;

UPDATE case_body SET body = case_id::uuid;

ALTER TABLE case_body ALTER COLUMN body SET NOT NULL;

ALTER TABLE case_body ADD COLUMN since DATE;

ALTER TABLE case_body ADD COLUMN until DATE;

-- Rules of findings that committees adopted.
CREATE TABLE adopted_finding_rules (
  adoption UUID NOT NULL,
  committee UUID NOT NULL,
  effective_on DATE NOT NULL,
  basis TEXT NOT NULL,
  text TEXT NOT NULL,
  position BIGINT NOT NULL,
  since TIMESTAMP WITH TIME ZONE NOT NULL,
  by TEXT NOT NULL,
  PRIMARY KEY (adoption)
);

CREATE INDEX adopted_finding_rules_by_day ON adopted_finding_rules (committee, effective_on);

-- Standing phrases of the committee.
CREATE TABLE phrases (
  phrase UUID NOT NULL,
  committee UUID NOT NULL,
  slot TEXT NOT NULL,
  text TEXT NOT NULL,
  paper TEXT NOT NULL,
  paper_number TEXT,
  paper_dated DATE,
  effective_from DATE NOT NULL,
  adopted_at TIMESTAMP WITH TIME ZONE NOT NULL,
  by TEXT NOT NULL,
  ended_at TIMESTAMP WITH TIME ZONE[] NOT NULL,
  untils DATE[] NOT NULL,
  struck BOOLEAN[] NOT NULL,
  reasons TEXT[] NOT NULL,
  PRIMARY KEY (phrase)
);

CREATE INDEX phrases_by_slot ON phrases (committee, slot);

-- Documents before they are issued, and which issued document took the place of which.
ALTER TABLE issued_documents ADD COLUMN scope TEXT NOT NULL DEFAULT 'committee';

ALTER TABLE issued_documents ADD COLUMN "of" UUID;

ALTER TABLE issued_documents ADD COLUMN whose TEXT NOT NULL DEFAULT '';

ALTER TABLE issued_documents ALTER COLUMN scope DROP DEFAULT,
  ALTER COLUMN whose DROP DEFAULT;

ALTER TABLE issued_documents ADD COLUMN draft UUID;

ALTER TABLE issued_documents ADD COLUMN superseded_by UUID;

CREATE TABLE drafts (
  draft UUID NOT NULL,
  committee UUID NOT NULL,
  kind TEXT NOT NULL,
  form TEXT NOT NULL,
  term BIGINT NOT NULL,
  session BIGINT NOT NULL,
  "window" TEXT NOT NULL,
  sort TEXT NOT NULL,
  "of" UUID,
  of_name TEXT NOT NULL,
  body_kind TEXT,
  title TEXT NOT NULL,
  opened_by TEXT NOT NULL,
  opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
  version BIGINT NOT NULL,
  phase TEXT NOT NULL,
  handing TEXT NOT NULL,
  handed_by TEXT,
  return_reason TEXT,
  readers TEXT[] NOT NULL,
  reader_ids UUID[] NOT NULL,
  until DATE,
  approved_by TEXT,
  approved_on DATE,
  approved_at TIMESTAMP WITH TIME ZONE,
  document UUID,
  PRIMARY KEY (draft)
);

CREATE INDEX drafts_by_window ON drafts (committee, term, session);

CREATE TABLE draft_texts (
  text UUID NOT NULL,
  draft UUID NOT NULL,
  committee UUID NOT NULL,
  section TEXT NOT NULL,
  blank TEXT NOT NULL,
  nth BIGINT NOT NULL,
  author TEXT NOT NULL,
  by TEXT NOT NULL,
  first_at TIMESTAMP WITH TIME ZONE NOT NULL,
  written_at TIMESTAMP WITH TIME ZONE NOT NULL,
  written_on DATE NOT NULL,
  item UUID,
  PRIMARY KEY (text)
);

CREATE INDEX draft_texts_by_draft ON draft_texts (draft);

CREATE TABLE draft_comments (
  comment UUID NOT NULL,
  draft UUID NOT NULL,
  committee UUID NOT NULL,
  section TEXT NOT NULL,
  by_id UUID NOT NULL,
  by_name TEXT NOT NULL,
  made_at TIMESTAMP WITH TIME ZONE NOT NULL,
  item UUID,
  accepted BOOLEAN,
  reason TEXT NOT NULL,
  settled_by TEXT,
  PRIMARY KEY (comment)
);

CREATE INDEX draft_comments_by_draft ON draft_comments (draft);

-- Whose work it is: where committees stand, who sponsored, who belonged where on which day.
ALTER TABLE case_committee DROP COLUMN host;

ALTER TABLE case_committee ADD COLUMN hosts UUID[] NOT NULL DEFAULT '{}';

ALTER TABLE case_committee ADD COLUMN hosted_from DATE[] NOT NULL DEFAULT '{}';

ALTER TABLE case_committee ALTER COLUMN hosts DROP DEFAULT,
  ALTER COLUMN hosted_from DROP DEFAULT;

ALTER TABLE case_committee ADD COLUMN ended_on DATE;

ALTER TABLE case_committee ADD COLUMN succeeded_by UUID;

ALTER TABLE case_membership ADD COLUMN earlier_from DATE[] NOT NULL DEFAULT '{}';

ALTER TABLE case_membership ADD COLUMN earlier_until DATE[] NOT NULL DEFAULT '{}';

ALTER TABLE case_membership ALTER COLUMN earlier_from DROP DEFAULT,
  ALTER COLUMN earlier_until DROP DEFAULT;

ALTER TABLE case_membership ADD COLUMN told_at BIGINT NOT NULL DEFAULT 0;

ALTER TABLE case_membership ALTER COLUMN told_at DROP DEFAULT;

ALTER TABLE case_proposal ADD COLUMN sponsors UUID[] NOT NULL DEFAULT '{}';

ALTER TABLE case_proposal ALTER COLUMN sponsors DROP DEFAULT;

ALTER TABLE case_handling ADD COLUMN answered UUID[] NOT NULL DEFAULT '{}';

ALTER TABLE case_handling ADD COLUMN open UUID[] NOT NULL DEFAULT '{}';

ALTER TABLE case_handling ALTER COLUMN answered DROP DEFAULT,
  ALTER COLUMN open DROP DEFAULT;

ALTER TABLE case_feedback ADD COLUMN answers TEXT[] NOT NULL DEFAULT '{}';

ALTER TABLE case_feedback ALTER COLUMN answers DROP DEFAULT;
