CREATE TABLE calendars (
  calendar UUID NOT NULL,
  committee UUID NOT NULL,
  year BIGINT NOT NULL,
  off_work TEXT NOT NULL,
  made_up TEXT NOT NULL,
  basis TEXT NOT NULL,
  PRIMARY KEY (calendar)
);

CREATE TABLE deadlines (
  deadline UUID NOT NULL,
  committee UUID NOT NULL,
  proposal UUID NOT NULL,
  duty TEXT NOT NULL,
  party UUID NOT NULL,
  party_name TEXT NOT NULL,
  starts_on DATE NOT NULL,
  clock TEXT NOT NULL,
  rolls BOOLEAN NOT NULL,
  first_due_on DATE NOT NULL,
  due_on DATE,
  near_on DATE,
  near_noted BOOLEAN NOT NULL,
  passed_noted BOOLEAN NOT NULL,
  provisional BOOLEAN NOT NULL,
  basis TEXT NOT NULL,
  basis_on DATE,
  how TEXT,
  ended_on DATE,
  position BIGINT NOT NULL,
  PRIMARY KEY (deadline)
);

CREATE INDEX deadlines_by_party ON deadlines (party) WHERE how is null;

CREATE INDEX deadlines_by_proposal ON deadlines (proposal);

CREATE INDEX deadlines_running ON deadlines (committee, due_on) WHERE how is null;

CREATE TABLE drafts (
  proposal UUID NOT NULL,
  committee UUID NOT NULL,
  plenary UUID NOT NULL,
  title TEXT NOT NULL,
  sponsor_kind TEXT NOT NULL,
  first_sponsor UUID NOT NULL,
  first_sponsor_name TEXT NOT NULL,
  sector TEXT,
  category TEXT,
  topics TEXT[] NOT NULL,
  text UUID,
  saved_on DATE NOT NULL,
  invited UUID[] NOT NULL,
  invited_names TEXT[] NOT NULL,
  answers TEXT[] NOT NULL,
  expires_at TIMESTAMP WITH TIME ZONE,
  position BIGINT NOT NULL,
  PRIMARY KEY (proposal)
);

CREATE INDEX drafts_by_author ON drafts (committee, first_sponsor);

CREATE TABLE reviews (
  review UUID NOT NULL,
  committee UUID NOT NULL,
  proposal UUID NOT NULL,
  round TEXT NOT NULL,
  grp TEXT,
  reviewer UUID NOT NULL,
  reviewer_name TEXT NOT NULL,
  dealt_on DATE NOT NULL,
  advice TEXT,
  reason TEXT,
  category TEXT,
  intended_names TEXT[] NOT NULL,
  advised_on DATE,
  position BIGINT NOT NULL,
  PRIMARY KEY (review)
);

CREATE INDEX reviews_by_proposal ON reviews (proposal);

CREATE INDEX reviews_by_reviewer ON reviews (committee, reviewer);

CREATE TABLE ratings (
  rating UUID NOT NULL,
  proposal UUID NOT NULL,
  unit UUID NOT NULL,
  unit_name TEXT NOT NULL,
  questions TEXT[] NOT NULL,
  choices TEXT[] NOT NULL,
  rated_on DATE NOT NULL,
  PRIMARY KEY (rating)
);

CREATE INDEX ratings_by_proposal ON ratings (proposal);

CREATE TABLE unit_works (
  proposal UUID NOT NULL,
  closed BOOLEAN NOT NULL,
  answered UUID[] NOT NULL,
  works TEXT NOT NULL,
  position BIGINT NOT NULL,
  PRIMARY KEY (proposal)
);

CREATE TABLE lead_calls (
  call UUID NOT NULL,
  committee UUID NOT NULL,
  plenary UUID NOT NULL,
  title TEXT NOT NULL,
  opens_on DATE NOT NULL,
  closes_on DATE NOT NULL,
  PRIMARY KEY (call)
);

CREATE TABLE leads (
  lead UUID NOT NULL,
  committee UUID NOT NULL,
  call UUID NOT NULL,
  plenary UUID NOT NULL,
  source TEXT NOT NULL,
  by_name TEXT,
  title TEXT NOT NULL,
  received_on DATE NOT NULL,
  topic TEXT,
  listed_on DATE,
  declined TEXT,
  grown_into UUID[] NOT NULL,
  PRIMARY KEY (lead)
);

CREATE INDEX leads_by_plenary ON leads (committee, plenary, source);

CREATE TABLE forwardings (
  forwarding UUID NOT NULL,
  committee UUID NOT NULL,
  proposal UUID NOT NULL,
  to_committee UUID NOT NULL,
  to_name TEXT NOT NULL,
  by_name TEXT NOT NULL,
  title TEXT NOT NULL,
  case_no BIGINT,
  reason TEXT,
  forwarded_on DATE NOT NULL,
  answer TEXT NOT NULL,
  answer_words TEXT,
  answered_on DATE,
  stage TEXT,
  stage_words TEXT,
  stage_on DATE,
  offer TEXT NOT NULL,
  PRIMARY KEY (forwarding)
);

CREATE INDEX forwardings_by_proposal ON forwardings (proposal);

CREATE INDEX forwardings_to ON forwardings (to_committee, answer);

CREATE TABLE proposal_parts (
  proposal UUID NOT NULL,
  committee UUID NOT NULL,
  split_from UUID,
  forwarded_from TEXT,
  title TEXT NOT NULL,
  serial_no BIGINT NOT NULL,
  PRIMARY KEY (proposal)
);

CREATE INDEX proposal_parts_of ON proposal_parts (split_from);

CREATE TABLE suggestions (
  suggestion UUID NOT NULL,
  committee UUID NOT NULL,
  kind TEXT NOT NULL,
  proposal UUID NOT NULL,
  title TEXT NOT NULL,
  sponsor_names TEXT[] NOT NULL,
  sector TEXT,
  topics TEXT[] NOT NULL,
  received_on DATE NOT NULL,
  text_length BIGINT,
  units UUID[] NOT NULL,
  unit_names TEXT[] NOT NULL,
  wanted BOOLEAN[] NOT NULL,
  answers TEXT[] NOT NULL,
  PRIMARY KEY (suggestion)
);

CREATE INDEX suggestions_by_day ON suggestions (committee, received_on);

-- Where the texts of leads, situation reports and suggestions lie.
CREATE TABLE record_texts (
  record UUID NOT NULL,
  committee UUID NOT NULL,
  text UUID,
  length BIGINT,
  first UUID,
  PRIMARY KEY (record)
);

CREATE TABLE papers (
  proposal UUID NOT NULL,
  committee UUID NOT NULL,
  text UUID,
  text_length BIGINT,
  attachments UUID[] NOT NULL,
  parts TEXT[] NOT NULL,
  owners TEXT[] NOT NULL,
  owner_names TEXT[] NOT NULL,
  kinds TEXT[] NOT NULL,
  contents UUID[] NOT NULL,
  file_names UUID[] NOT NULL,
  lengths BIGINT[] NOT NULL,
  added_on DATE[] NOT NULL,
  reply_units UUID[] NOT NULL,
  reply_unit_names TEXT[] NOT NULL,
  reply_texts TEXT[] NOT NULL,
  reply_lengths BIGINT[] NOT NULL,
  openness TEXT[] NOT NULL,
  PRIMARY KEY (proposal)
);

CREATE TABLE proposal_marks (
  proposal UUID NOT NULL,
  committee UUID NOT NULL,
  key_basis TEXT,
  leader_names TEXT[] NOT NULL,
  ways TEXT[] NOT NULL,
  key_on DATE,
  awards TEXT[] NOT NULL,
  award_years BIGINT[] NOT NULL,
  consent_sponsors UUID[] NOT NULL,
  consents BOOLEAN[] NOT NULL,
  consent_reasons TEXT[] NOT NULL,
  cosigning BOOLEAN,
  suggested_names TEXT[] NOT NULL,
  intended_names TEXT[] NOT NULL,
  ordered BOOLEAN NOT NULL,
  ordered_on DATE,
  awaited UUID[] NOT NULL,
  follow_units UUID[] NOT NULL,
  follow_grades TEXT[] NOT NULL,
  follow_note TEXT,
  followed_on DATE,
  unhappy_sponsors UUID[] NOT NULL,
  unhappy_words TEXT[] NOT NULL,
  answer_sponsors UUID[] NOT NULL,
  answer_questions TEXT[] NOT NULL,
  answer_choices TEXT[] NOT NULL,
  priorities TEXT[] NOT NULL,
  position BIGINT NOT NULL,
  PRIMARY KEY (proposal)
);

CREATE TABLE proposal_words (
  proposal UUID NOT NULL,
  committee UUID NOT NULL,
  title TEXT NOT NULL,
  text UUID,
  words TSVECTOR NOT NULL,
  PRIMARY KEY (proposal)
);

CREATE INDEX proposal_words_found ON proposal_words USING gin (words) WITH (fastupdate = off);

CREATE TABLE word_counts (
  committee UUID NOT NULL,
  word TEXT NOT NULL,
  proposals BIGINT NOT NULL,
  PRIMARY KEY (committee, word)
);

-- Organisations as they are heard of: names, places and successors by day.
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
